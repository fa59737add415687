import type { DatasetRecord } from "#domain/dataset.ts";
import { promptNamed } from "#data/prompts/prompt-libraries.ts";
import { renderText } from "#data/prompts/render-prompt.ts";
import { symptoms } from "#data/support-knowledge/problem-families.ts";
import { nextSteps, supportCategories, urgencies } from "#data/support-knowledge/problem-family.ts";

export const supportPromptLibrary = "device-support";

/** One thing a support model is asked about a ticket; training examples and suite items are both made from it. */
export type SupportTask = {
  task: "category" | "urgency" | "extraction" | "next-step";
  title: string;
  /** Of the library `device-support`; the ticket stands first in it: what the tasks of one ticket begin alike is computed once. */
  prompt: string;
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
    prompt: "ticket-category",
    choices: supportCategories,
    maxTokens: 6,
    answer: (record) => String(record["category"]),
  },
  {
    task: "urgency",
    title: "Urgency of a ticket",
    prompt: "ticket-urgency",
    choices: urgencies,
    maxTokens: 6,
    answer: (record) => String(record["urgency"]),
  },
  {
    task: "extraction",
    title: "Device and symptom of a ticket, as JSON",
    prompt: "ticket-facts",
    jsonSchema: extractionSchema,
    maxTokens: 48,
    answer: (record) =>
      `{"device": ${JSON.stringify(record["device_name"])}, "symptom": ${JSON.stringify(record["symptom"])}}`,
  },
  {
    task: "next-step",
    title: "Next step to advise",
    prompt: "ticket-next-step",
    choices: nextSteps,
    maxTokens: 12,
    answer: (record) => String(record["next_step"]),
  },
];

/** What a model is asked: the ticket, then the question. There is no system message, as when a person types it in a chat. */
export function supportPrompt(task: SupportTask, record: DatasetRecord): string {
  const ticket = String(record["customer_message"]);
  return renderText(promptNamed(supportPromptLibrary, task.prompt), { ticket });
}
