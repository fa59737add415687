import type { DatasetRecord } from "#domain/dataset.ts";
import { symptoms } from "#data/support-knowledge/problem-families.ts";
import { nextSteps, supportCategories, urgencies } from "#data/support-knowledge/problem-family.ts";

/** One thing a support model is asked about a ticket; training examples and suite items are both made from it. */
export type SupportTask = {
  task: "category" | "urgency" | "extraction" | "next-step";
  title: string;
  /** Stands before the ticket as the system message, so that its tokens are shared by all items of the task. */
  instruction: string;
  /** Every possible answer, where the answer is a label. */
  choices?: readonly string[];
  jsonSchema?: Record<string, unknown>;
  maxTokens: number;
  answer(record: DatasetRecord): string;
};

const extractionSchema = {
  type: "object",
  properties: { device: { type: "string", maxLength: 60 }, symptom: { type: "string", enum: [...symptoms] } },
  required: ["device", "symptom"],
  additionalProperties: false,
};

export const supportTasks: readonly SupportTask[] = [
  {
    task: "category",
    title: "Category of a ticket",
    instruction: "Answer with the category of this support ticket.",
    choices: supportCategories,
    maxTokens: 6,
    answer: (record) => String(record["category"]),
  },
  {
    task: "urgency",
    title: "Urgency of a ticket",
    instruction: "Answer with the urgency of this support ticket: low, normal, high or critical.",
    choices: urgencies,
    maxTokens: 6,
    answer: (record) => String(record["urgency"]),
  },
  {
    task: "extraction",
    title: "Device and symptom of a ticket, as JSON",
    instruction: "Answer with JSON: the device and the symptom in this support ticket.",
    jsonSchema: extractionSchema,
    maxTokens: 48,
    answer: (record) =>
      `{"device": ${JSON.stringify(record["device_name"])}, "symptom": ${JSON.stringify(record["symptom"])}}`,
  },
  {
    task: "next-step",
    title: "Next step to advise",
    instruction: "Answer with the next step to advise for this support ticket.",
    choices: nextSteps,
    maxTokens: 12,
    answer: (record) => String(record["next_step"]),
  },
];
