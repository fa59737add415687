import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cutText } from "#retrieval/passages/cut-text.ts";
import type { ProjectedItem } from "#backends/sync/projection.ts";
import { itemOf, readLines } from "./open-corpora.ts";

export type Span = { start: number; end: number };
export type SpanQuestion = { id: string; question: string; corpus: string; spans: Span[] };

/** Texts of five kinds with questions whose answers are known to the character (Smith and Troynikov 2024, Evaluating Chunking). */
export type SpanCorpus = {
  items: ProjectedItem[];
  questions: SpanQuestion[];
  /** Where each passage of a text stands in it, by position. */
  pieces: ReadonlyMap<string, readonly Span[]>;
};

export function openSpanCorpus(folder: string): SpanCorpus | undefined {
  if (!existsSync(folder)) return undefined;
  const questions = readLines<{
    id: string;
    question: string;
    corpus_id: string;
    references: { start_index: number; end_index: number }[];
  }>(join(folder, "questions.jsonl")).map(({ id, question, corpus_id: corpus, references }) => ({
    id,
    question,
    corpus,
    spans: references.map(({ start_index: start, end_index: end }) => ({ start, end })),
  }));
  const texts = [...new Set(questions.map(({ corpus }) => corpus))].map((corpus) => ({
    corpus,
    text: readFileSync(join(folder, "corpora", `${corpus}.md`), "utf8"),
  }));
  return {
    items: texts.map(({ corpus, text }) => itemOf("texts", corpus, { id: corpus, text })),
    questions,
    pieces: new Map(texts.map(({ corpus, text }) => [corpus, spansOf(text)])),
  };
}

/** A record's text is cut without the blanks around it; the spans count them. */
function spansOf(text: string): Span[] {
  const before = text.length - text.trimStart().length;
  return cutText(text.trim()).map(({ start, end }) => ({ start: start + before, end: end + before }));
}

/** Share of the right characters that the found pieces hold; 0 to 1. */
export function spanRecall(wanted: readonly Span[], found: readonly Span[]): number {
  const length = wanted.reduce((sum, { start, end }) => sum + end - start, 0);
  return length === 0 ? 1 : overlap(wanted, found) / length;
}

/** Share of the found pieces' characters that are right ones; 0 to 1. */
export function spanPrecision(wanted: readonly Span[], found: readonly Span[]): number {
  const length = found.reduce((sum, { start, end }) => sum + end - start, 0);
  return length === 0 ? 0 : overlap(wanted, found) / length;
}

/** Neither list overlaps itself. */
function overlap(one: readonly Span[], other: readonly Span[]): number {
  let sum = 0;
  for (const left of one)
    for (const right of other)
      sum += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
  return sum;
}
