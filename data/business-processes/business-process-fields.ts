import { departments } from "#data/departments.ts";
import type { Field } from "#domain/dataset.ts";
import { processKinds } from "./process-type.ts";
import { systemNames } from "./process-types.ts";

const text = (name: string, description: string, values?: readonly string[]): Field => ({
  name,
  type: "string",
  description,
  ...(values === undefined ? {} : { values: [...values] }),
});
const number = (name: string, description: string): Field => ({ name, type: "number", description });
const list = (name: string, description: string, values?: readonly string[]): Field => ({
  name,
  type: "string[]",
  description,
  ...(values === undefined ? {} : { values: [...values] }),
});

export const businessProcessFields: readonly Field[] = [
  text("id", "Stable id of the process."),
  text("name", "Name of the process, unique."),
  text("department", "Department that the process belongs to.", departments),
  text("kind", "Kind of process.", processKinds),
  text("owner_name", "Name of the user who owns it."),
  number("cycle_time_days", "How long one run takes from start to end, in days: its duration."),
  number("step_count", "Number of steps."),
  number("automation_percent", "Share of its steps that run by themselves, in percent."),
  number("error_rate_percent", "Share of runs that have to be redone in part, in percent."),
  number("cost_usd", "Cost of one run in US dollars."),
  text("owner_id", "Id of the owner, a user of `user-behavior`."),
  text("owner_department", "Department in which the owner works."),
  text("owner_role", "Role of the owner."),
  {
    name: "automated",
    type: "boolean",
    description: "Whether at least half of its steps run by themselves.",
  },
  number("manual_steps", "Number of steps done by hand."),
  number("handoffs", "How often one person passes the work to another in a run."),
  number("runs_per_month", "Runs a month."),
  number("on_time_percent", "Share of runs that end on time, in percent."),
  number("satisfaction", "How content those are for whom it is run, 1 to 5."),
  list("steps", "The steps in order."),
  list("step_owner_ids", "Ids of the users who carry out the steps, in their order."),
  list("systems", "Systems in use.", systemNames),
  list("device_ids", "Ids of the devices in use, in `devices`."),
  list("device_names", "Names of those devices."),
  text("bottleneck_step", "The step that takes longest."),
  text("bottleneck_owner_id", "Id of the user who carries out that step."),
  number("bottleneck_days", "Days that step takes, waiting included."),
  text("bottleneck_summary", "What holds the process up, and what would help."),
  text("description", "The process in words."),
];
