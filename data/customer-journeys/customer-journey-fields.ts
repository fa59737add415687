import { deviceSeries } from "#data/devices/device.ts";
import type { Field } from "#domain/dataset.ts";
import {
  customerTypes,
  journeyChannels,
  journeyOutcomes,
  journeyStages,
  sentiments,
} from "./customer-journey.ts";

const field = (
  type: Field["type"],
  name: string,
  description: string,
  more: { values?: readonly string[]; format?: "date" } = {},
): Field => ({
  name,
  type,
  description,
  ...(more.format === undefined ? {} : { format: more.format }),
  ...(more.values === undefined ? {} : { values: [...more.values] }),
});

export const customerJourneyFields: readonly Field[] = [
  field("string", "id", "Stable id of the journey."),
  field("string", "customer_type", "Type of customer.", { values: customerTypes }),
  field("string", "customer_name", "Name of the person or company."),
  field(
    "string",
    "outcome",
    "How it has ended so far; `purchase` while the customer has the device, `open` before.",
    {
      values: journeyOutcomes,
    },
  ),
  field("string", "stage", "Where the customer stands: the stage last reached.", { values: journeyStages }),
  field("string", "sentiment", "What the customer thinks after all that happened.", { values: sentiments }),
  field("number", "satisfaction", "The same in numbers, 1 to 5."),
  field("string", "channel", "Channel of the first contact.", { values: journeyChannels }),
  field("string", "device_name", "Full name of the device it is about."),
  field("number", "spend_usd", "What was spent in US dollars, refunds taken off."),
  field("string", "title", "Customer, device and outcome in one line."),
  field("string", "customer_id", "Stable id of the customer."),
  field("string", "started_on", "Day of the first contact.", { format: "date" }),
  field("string", "last_contact_on", "Day of the last contact.", { format: "date" }),
  field("number", "duration_days", "Days from the first contact to the last."),
  field("boolean", "purchased", "Whether the customer bought, whatever came later."),
  field("boolean", "returning", "Whether the customer had bought from us before."),
  field("boolean", "complained", "Whether the customer complained."),
  field("number", "units", "How many devices it is about."),
  field("string", "series", "Product series of the device.", { values: deviceSeries }),
  field("string", "device_id", "Id of the device in `devices`."),
  field("string[]", "device_ids", "Ids of all devices the customer looked at, that one first."),
  field("string[]", "ticket_ids", "Ids of the cases in `support-knowledge` the customer had."),
  field("number", "support_contacts", "How often the customer was in contact with support."),
  field("number", "touchpoint_count", "How many contacts there were in all."),
  field("string[]", "channels", "All channels used, of the same names."),
  field("string[]", "touchpoints", "Each contact: day, stage, channel and what happened."),
  field("string", "text", "The journey as a story."),
];
