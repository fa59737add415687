import type { DocumentFact } from "./document-template.ts";

/** A fact of a document: its answer and the ways to ask for it. */
export function fact(
  kind: DocumentFact["kind"],
  answer: string,
  asks: readonly string[],
  sharedWith?: readonly string[],
): DocumentFact {
  return sharedWith === undefined ? { kind, answer, asks } : { kind, answer, asks, sharedWith };
}
