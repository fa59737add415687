import type { Passage } from "#domain/passage.ts";
import type { Pipeline, RankedPassage, RetrievalParts } from "#retrieval/pipeline.ts";
import { rankInContext } from "#retrieval/ranking/in-context.ts";
import { sentencesOf } from "#retrieval/sentences.ts";
import { fuseWordsAndMeaning } from "./hybrid.ts";

/** Passages whose sentences are looked at one by one, and how many sentences stand on each side of the best. */
const lookedAt = 8;
const windowSentences = 2;

export const sentenceWindowPipeline: Pipeline = {
  name: "sentence-window",
  title: "Sentence window",
  description:
    "Finds the one sentence nearest in meaning and gives it with its neighbours. For short exact answers out of long texts.",
  async retrieve(query, parts) {
    const all = await fuseWordsAndMeaning(query, parts);
    const fused = all.slice(0, lookedAt);
    const question = await parts.embedder.embedQuery(query.text, query.signal);
    const windows = await Promise.all(fused.map((one) => bestWindow(one, question, parts, query.signal)));
    // The others follow as they stand: to encode every sentence of a hundred passages takes half a minute.
    const least = Math.min(...windows.map(({ score }) => score));
    const best = all[0]?.score ?? 1;
    const others = all.slice(lookedAt).map((one) => ({ ...one, score: (least * one.score) / best }));
    return rankInContext([...windows, ...others], query).slice(0, query.limit);
  },
};

async function bestWindow(
  one: RankedPassage,
  question: Float32Array,
  { embedder }: RetrievalParts,
  signal: AbortSignal | undefined,
): Promise<RankedPassage> {
  const sentences = sentencesOf(one.passage.text);
  if (sentences.length === 0) return one;
  const vectors = await embedder.embed(
    sentences.map(({ text }) => text),
    signal,
  );
  const nearness = vectors.map((vector) => dot(vector, question));
  const best = nearness.indexOf(Math.max(...nearness));
  const passage: Passage = { ...one.passage, text: stretchAround(best, sentences, one.passage.text) };
  return { passage, score: nearness[best] ?? 0, reasons: [...one.reasons, "nearest sentence"] };
}

/** As it stands in the text: a table's row or a list's item is one only on a line of its own. */
function stretchAround(
  best: number,
  sentences: readonly { text: string; start: number }[],
  text: string,
): string {
  const first = sentences[Math.max(0, best - windowSentences)];
  const last = sentences[Math.min(sentences.length - 1, best + windowSentences)];
  return text.slice(first?.start ?? 0, last === undefined ? undefined : last.start + last.text.length);
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
