import type { DatasetRecord } from "#domain/dataset.ts";
import { symptoms } from "#data/support-knowledge/problem-families.ts";
import { nextSteps, supportCategories, urgencies } from "#data/support-knowledge/problem-family.ts";

/** One thing a support model is asked about a ticket; training examples and suite items are both made from it. */
export type SupportTask = {
  task: "category" | "urgency" | "extraction" | "next-step";
  title: string;
  /** Stands after the ticket: what the tasks of one ticket begin alike is computed once, in training and when asked. */
  question: string;
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
    question: "Which category is this?",
    choices: supportCategories,
    maxTokens: 6,
    answer: (record) => String(record["category"]),
  },
  {
    task: "urgency",
    title: "Urgency of a ticket",
    question: "How urgent is this: low, normal, high or critical?",
    choices: urgencies,
    maxTokens: 6,
    answer: (record) => String(record["urgency"]),
  },
  {
    task: "extraction",
    title: "Device and symptom of a ticket, as JSON",
    question: "Give device and symptom as JSON.",
    jsonSchema: extractionSchema,
    maxTokens: 48,
    answer: (record) =>
      `{"device": ${JSON.stringify(record["device_name"])}, "symptom": ${JSON.stringify(record["symptom"])}}`,
  },
  {
    task: "next-step",
    title: "Next step to advise",
    question: "What is the next step?",
    choices: nextSteps,
    maxTokens: 12,
    answer: (record) => String(record["next_step"]),
  },
];

/** What a model is asked: the ticket, then the question. There is no system message, as when a person types it in a chat. */
export function supportPrompt(task: SupportTask, record: DatasetRecord): string {
  return `${String(record["customer_message"])}\n\n${task.question}`;
}
