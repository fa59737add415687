import { mentionDevice } from "./mentions.ts";
import type { RecordReader } from "./record-reader.ts";
import type { StatementList } from "./statement-list.ts";

/** A customer's journey: who travelled it, the devices and cases it touches, and what the customer has now. */
export function stateJourney(record: RecordReader, list: StatementList): void {
  const { text, number } = record;
  const journey = list.describe("journey", text("title"), text("id"), {
    stage: text("stage"),
    outcome: text("outcome"),
    sentiment: text("sentiment"),
    satisfaction: number("satisfaction"),
    channel: text("channel"),
    spend_usd: number("spend_usd"),
    started_on: text("started_on"),
    last_contact_on: text("last_contact_on"),
  });
  const customer = list.mention("customer", text("customer_name"), text("customer_id"));
  const device = mentionDevice(record, list);
  list.relate(journey, "TRAVELLED_BY", customer, { customer_type: text("customer_type") });
  list.relate(journey, "TOUCHES", device);
  if (text("outcome") === "purchase" || text("outcome") === "renewal")
    list.relate(customer, "USES", device, { units: number("units") });
  for (const id of record.texts("device_ids"))
    if (id !== text("device_id"))
      list.relate(journey, "TOUCHES", list.mention("device", "", id), { compared: true });
  for (const id of record.texts("ticket_ids")) {
    const ticket = list.mention("ticket", "", id);
    list.relate(journey, "TOUCHES", ticket);
    list.relate(customer, "OPENED", ticket);
  }
}
