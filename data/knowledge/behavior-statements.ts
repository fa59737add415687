import { problems } from "#data/facts/problem.ts";
import { mentionDepartment, mentionDevice, mentionPart, problemNamed } from "./mentions.ts";
import type { RecordReader } from "./record-reader.ts";
import type { StatementList } from "./statement-list.ts";

const keyOfSymptom = new Map(
  problems.map((problem) => [`${problem.category}/${problem.symptom}`, problem.key]),
);

/**
 * A user's session tells where they work and what they use; a ticket of theirs what is wrong with it. Searches and features
 * belong to a session and state nothing of their own.
 */
export function stateBehavior(record: RecordReader, list: StatementList): void {
  const { text } = record;
  const kind = text("kind");
  if (kind !== "session" && kind !== "ticket") return;
  const user = list.mention("user", text("user_name"), text("user_id"));
  const device = mentionDevice(record, list);
  list.relate(user, "WORKS_IN", mentionDepartment(record, list), { role: text("role") });
  list.relate(user, "USES", device);
  if (kind !== "ticket") return;
  const ticket = list.describe(
    "ticket",
    `${capital(text("symptom"))} on ${text("device_name")}`,
    text("id"),
    {
      category: text("category"),
      urgency: text("urgency"),
      opened_at: text("at"),
      series: text("series"),
    },
  );
  const key = keyOfSymptom.get(`${text("category")}/${text("symptom")}`) ?? "";
  const problem = problemNamed(key, text("symptom"), list);
  list.relate(user, "OPENED", ticket);
  list.relate(ticket, "ABOUT_DEVICE", device);
  list.relate(ticket, "HAS_PROBLEM", problem);
  list.relate(ticket, "SOLVED_BY", text("case_id") === "" ? "" : list.mention("ticket", "", text("case_id")));
  list.relate(device, "HAS_PROBLEM", problem);
  list.relate(device, "HAS_COMPONENT", mentionPart(record, list));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
