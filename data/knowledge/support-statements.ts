import { mentionDevice, mentionPart, mentionProblem } from "./mentions.ts";
import type { RecordReader } from "./record-reader.ts";
import type { StatementList } from "./statement-list.ts";

/** A solved case: its ticket, the device and its problem, what caused it and what solved it. */
export function stateSupportCase(record: RecordReader, list: StatementList): void {
  const { text } = record;
  const ticket = list.describe("ticket", text("title"), text("id"), {
    category: text("category"),
    urgency: text("urgency"),
    channel: text("channel"),
    series: text("series"),
    next_step: text("next_step"),
  });
  const device = mentionDevice(record, list);
  const problem = mentionProblem(record, list);
  const part = mentionPart(record, list);
  const remedy = list.mention("remedy", text("remedy"));
  list.relate(ticket, "ABOUT_DEVICE", device);
  list.relate(ticket, "HAS_PROBLEM", problem, { symptom: text("symptom") });
  list.relate(ticket, "SOLVED_BY", remedy);
  list.relate(device, "HAS_PROBLEM", problem);
  list.relate(device, "HAS_COMPONENT", part);
  list.relate(device, "RUNS_FIRMWARE", list.mention("firmware", text("firmware_version")));
  list.relate(problem, "SOLVED_BY", remedy, { next_step: text("next_step") });
  list.relate(problem, "CAUSED_BY", part, { cause: text("cause") });
  if (text("next_step") === "replace the part") list.relate(remedy, "NEEDS_PART", part);
}
