import type { Device } from "#data/devices/device.ts";
import type { SeededRandom } from "#data/seeded-random.ts";
import type { EnterpriseUser } from "#data/user-behavior/enterprise-users.ts";
import type { ProcessStep } from "./draw-steps.ts";
import type { ProcessMetrics } from "./process-metrics.ts";
import type { ProcessType } from "./process-type.ts";

export type ProcessFacts = {
  name: string;
  type: ProcessType;
  department: string;
  owner: EnterpriseUser;
  steps: readonly ProcessStep[];
  systems: readonly string[];
  devices: readonly Device[];
  metrics: ProcessMetrics;
};

const listed = (items: readonly string[]) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const days = (count: number) => `${count} ${count === 1 ? "day" : "days"}`;
const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

export function bottleneckOf(steps: readonly ProcessStep[]): { place: number; step: ProcessStep } {
  const place = steps.reduce((best, step, at) => (step.days > (steps[best]?.days ?? 0) ? at : best), 0);
  return { place, step: steps[place] as ProcessStep };
}

/** What holds the process up, why, and what would help: each of these follows from the slowest step. */
export function summarizeBottleneck(facts: ProcessFacts, random: SeededRandom): string {
  const { steps, metrics } = facts;
  const { place, step } = bottleneckOf(steps);
  const before = steps[place - 1]?.performer;
  const who = step.performer.name;
  const reason =
    step.isHandoff && before
      ? random.pick([
          `the work waits there until ${who} takes it over from ${before.name}`,
          `${before.name} passes it on and ${who} is seldom free at once`,
          `it lies between ${before.name} and ${who} for most of that time`,
        ])
      : step.isAutomated
        ? `the system answers slowly`
        : random.pick([
            `${who} does it by hand`,
            `it is manual work that only ${who} knows`,
            `${who} has no tool for it`,
          ]);
  const advice =
    step.isHandoff && before
      ? random.pick([
          "Letting one person do both steps",
          "A shared queue for the two",
          "A fixed hour for handing over",
        ])
      : step.isAutomated
        ? "A faster interface"
        : random.pick(["A form that fills itself", "Automating it", "A second trained person"]);
  return `Step ${place + 1} of ${steps.length}, "${step.task}", takes ${step.days} of ${days(metrics.cycle_time_days)}: ${reason}. ${advice} would help most.`;
}

function introduce({ name, type, department }: ProcessFacts, random: SeededRandom): string {
  return random.pick([
    `${name} begins when ${type.trigger}. ${department} runs it so that ${type.aim}.`,
    `When ${type.trigger}, ${department} starts the process ${name}. The point of it: ${type.aim}.`,
    `${department} keeps the process ${name} so that ${type.aim}. It starts as soon as ${type.trigger}.`,
    `So that ${type.aim}, ${department} has a process called ${name}; what sets it off is that ${type.trigger}.`,
  ]);
}

function ownership({ owner, steps, systems, devices }: ProcessFacts, random: SeededRandom): string {
  const people = [...new Set(steps.map((step) => step.performer.name))].filter((name) => name !== owner.name);
  const title = `${owner.name}, ${owner.role} in ${owner.department},`;
  const who = random.pick([
    `${title} owns it`,
    `It belongs to ${title.slice(0, -1)}`,
    `${title} answers for it`,
    `Its owner is ${title.slice(0, -1)}`,
  ]);
  const helpers =
    people.length === 0
      ? " and does it alone."
      : `; ${listed(people)} ${people.length === 1 ? "takes" : "take"} part.`;
  const tools = listed(systems);
  const used = listed(devices.map((device) => device.name));
  return `${who}${helpers} ${random.pick([
    `They work in ${tools}, on ${used}.`,
    `Systems: ${tools}; devices: ${used}.`,
    `It needs ${tools} and runs on ${used}.`,
    `${capital(tools)} ${systems.length === 1 ? "holds" : "hold"} its data, and ${used} ${devices.length === 1 ? "is" : "are"} used for it.`,
  ])}`;
}

function tellSteps({ steps }: ProcessFacts, random: SeededRandom): string {
  const tasks = steps.map((step) => (step.isAutomated ? `${step.task} (automatic)` : step.task));
  return random.pick([
    () => `The steps: ${tasks.join("; ")}.`,
    () => `First ${tasks[0]}, then ${tasks.slice(1, -1).join(", ")}, and at last ${tasks.at(-1)}.`,
    () => `${tasks.map((task, place) => `${place + 1}. ${capital(task)}.`).join(" ")}`,
    () =>
      `People ${tasks[0]}; after that they ${tasks.slice(1, -1).join(", ")}; finally they ${tasks.at(-1)}.`,
  ])();
}

function tellMetrics({ metrics }: ProcessFacts, random: SeededRandom): string {
  const {
    cycle_time_days: cycle,
    cost_usd: cost,
    error_rate_percent: errors,
    handoffs,
    runs_per_month: runs,
  } = metrics;
  const handed = handoffs === 0 ? "never changes hands" : `changes hands ${times(handoffs)}`;
  return random.pick([
    `A run takes ${days(cycle)}, costs ${cost} dollars and ${handed}; ${errors} % of the ${runs} runs a month have to be redone in part.`,
    `With ${runs} runs a month, each of ${days(cycle)} and ${cost} dollars, ${errors} % go wrong somewhere. The work ${handed}.`,
    `It ${handed}, lasts ${days(cycle)} and costs ${cost} dollars a time. Errors: ${errors} % of ${runs} monthly runs.`,
  ]);
}

/** The process in words: every sentence says facts that its fields hold. */
export function describeProcess(facts: ProcessFacts, random: SeededRandom): string {
  const middle = [ownership(facts, random), tellSteps(facts, random)];
  return [
    introduce(facts, random),
    ...(random.chance(0.5) ? middle : middle.toReversed()),
    tellMetrics(facts, random),
  ].join(" ");
}
