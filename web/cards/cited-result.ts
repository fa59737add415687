import type { Step } from "#domain/plan.ts";
import type { CitedCard } from "./cited-passages.ts";

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const listOf = (value: unknown): unknown[] | undefined => (Array.isArray(value) ? value : undefined);

const isSentence = (value: unknown): value is CitedCard["sentences"][number] =>
  isFields(value) && typeof value["text"] === "string" && Array.isArray(value["citations"]);

const isPassage = (value: unknown): value is CitedCard["passages"][number] =>
  isFields(value) &&
  typeof value["number"] === "number" &&
  isFields(value["passage"]) &&
  typeof value["passage"]["text"] === "string";

/** A step that answered from passages keeps them in its result: the same card as in a conversation can be drawn of it. */
export function citedResultOf({ state, result, title }: Step): CitedCard | undefined {
  if (state !== "done" || !isFields(result)) return undefined;
  const sentences = listOf(result["sentences"]);
  const passages = listOf(result["passages"]);
  if (sentences === undefined || passages === undefined || passages.length === 0) return undefined;
  if (!sentences.every(isSentence) || !passages.every(isPassage)) return undefined;
  return { kind: "cited", title, sentences, passages };
}
