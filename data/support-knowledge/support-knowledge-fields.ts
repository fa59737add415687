import type { Field } from "#domain/dataset.ts";
import { deviceSeries } from "#data/devices/device.ts";
import { channels } from "./compose-ticket.ts";
import { nextSteps, supportCategories, urgencies } from "./problem-family.ts";

export const supportKnowledgeFields: readonly Field[] = [
  { name: "id", type: "string", description: "Stable id of the entry." },
  { name: "title", type: "string", description: "Symptom and device in one line." },
  { name: "device_id", type: "string", description: "Id of the device in `devices`." },
  { name: "device_name", type: "string", description: "Full name of that device." },
  { name: "series", type: "string", description: "Product series of the device.", values: [...deviceSeries] },
  {
    name: "category",
    type: "string",
    description: "What the problem belongs to.",
    values: [...supportCategories],
  },
  { name: "problem_family", type: "string", description: "Kind of problem, as category/name." },
  { name: "symptom", type: "string", description: "The symptom in the words support uses." },
  { name: "customer_message", type: "string", description: "The ticket as the customer wrote it." },
  { name: "channel", type: "string", description: "How the ticket came in.", values: [...channels] },
  { name: "language", type: "string", description: "Language of the ticket, ISO 639-1.", values: ["en"] },
  { name: "cause", type: "string", description: "What was found to be the cause." },
  { name: "remedy", type: "string", description: "What solved it." },
  {
    name: "next_step",
    type: "string",
    description: "What to advise first, given what was tried.",
    values: [...nextSteps],
  },
  {
    name: "urgency",
    type: "string",
    description: "How urgent it is, from its impact.",
    values: [...urgencies],
  },
  { name: "part", type: "string", description: "Spare part concerned; `none` where there is none." },
  { name: "firmware_version", type: "string", description: "Firmware version of the device." },
];
