import { mentionDepartment } from "./mentions.ts";
import type { RecordReader } from "./record-reader.ts";
import type { StatementList } from "./statement-list.ts";

/** A business process: whose it is, and the people, systems and devices that it cannot do without. */
export function stateProcess(record: RecordReader, list: StatementList): void {
  const { text, number } = record;
  const process = list.describe("process", text("name"), text("id"), {
    kind_of_process: text("kind"),
    cycle_time_days: number("cycle_time_days"),
    automation_percent: number("automation_percent"),
    error_rate_percent: number("error_rate_percent"),
    on_time_percent: number("on_time_percent"),
    cost_usd: number("cost_usd"),
    satisfaction: number("satisfaction"),
    bottleneck: text("bottleneck_step"),
  });
  const owner = list.mention("user", text("owner_name"), text("owner_id"));
  list.relate(process, "OWNED_BY", mentionDepartment(record, list));
  list.relate(process, "OWNED_BY", owner);
  list.relate(owner, "WORKS_IN", mentionDepartment(record, list, "owner_department"), {
    role: text("owner_role"),
  });
  const carriers = Map.groupBy(record.texts("step_owner_ids"), (id) => id);
  for (const [id, steps] of carriers)
    list.relate(process, "DEPENDS_ON", list.mention("user", "", id), { steps: steps.length });
  for (const system of record.texts("systems"))
    list.relate(process, "DEPENDS_ON", list.mention("component", system));
  const names = record.texts("device_names");
  for (const [place, id] of record.texts("device_ids").entries())
    list.relate(process, "DEPENDS_ON", list.mention("device", names[place] ?? "", id));
}
