import { firmwareFixesIn } from "./firmware-fixes.ts";
import { mentionDepartment, mentionDevice, problemNamed } from "./mentions.ts";
import type { RecordReader } from "./record-reader.ts";
import type { StatementList } from "./statement-list.ts";

/** A document: whose it is, the device, problem and firmware that it is about, and which firmware mends what on the device. */
export function stateDocument(record: RecordReader, list: StatementList): void {
  const { text } = record;
  const document = list.describe("document", text("title"), text("id"), {
    kind_of_document: text("type") || text("category"),
    audience: text("audience"),
    period: text("period"),
    series: text("series"),
    updated_at: text("updated_at"),
  });
  const device = mentionDevice(record, list);
  const problem = problemNamed(text("problem_family"), "", list);
  list.relate(document, "OWNED_BY", mentionDepartment(record, list));
  list.relate(document, "DESCRIBES", device);
  list.relate(document, "DESCRIBES", problem);
  list.relate(document, "DESCRIBES", list.mention("firmware", text("firmware_version")));
  list.relate(device, "HAS_PROBLEM", problem);
  for (const fix of firmwareFixesIn(text("text"), text("problem_family"))) {
    const fixed = problemNamed(fix.problem, "", list);
    const firmware = list.mention("firmware", fix.version);
    list.relate(fixed, "FIXED_BY", firmware);
    list.relate(firmware, "ABOUT_DEVICE", device);
    list.relate(document, "DESCRIBES", firmware);
  }
}
