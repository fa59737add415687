import type { RankedPassage, RetrievalParts } from "#retrieval/pipeline.ts";
import { sentencesOf } from "#retrieval/sentences.ts";
import type { CitedAnswer } from "./cited-answer.ts";
import { questionCoverage } from "./question-coverage.ts";

/** Passages whose sentences are weighed, sentences stated, and passages named when nothing answers. */
const lookedAt = 6;
const mostSentences = 3;
const nearestNamed = 3;
/** A passage that speaks of less than this share of the question does not answer it. */
const leastCoverage = 0.55;
/** A further sentence must be nearly as good as the best. */
const nearlyAsGood = 0.9;

type Weighed = { text: string; number: number; place: number; score: number };

/**
 * Answers with sentences of the passages themselves: those nearest to the question in meaning and words, each cited. Where no
 * passage speaks of enough of the question there is no answer, only the nearest passages.
 */
export async function extractAnswer(
  question: string,
  ranked: readonly RankedPassage[],
  parts: RetrievalParts,
  signal?: AbortSignal,
): Promise<CitedAnswer> {
  const numbered = ranked.slice(0, lookedAt).map(({ passage, score }, index) => ({
    number: index + 1,
    passage,
    score,
  }));
  const coverage = questionCoverage(question, parts.library);
  const speaking = numbered.filter(
    ({ passage }) => coverage(`${passage.title} ${passage.text}`) >= leastCoverage,
  );
  if (speaking.length === 0)
    return { is_supported: false, sentences: [], passages: numbered.slice(0, nearestNamed) };
  const weighed = await weighSentences(question, speaking, parts, signal);
  const chosen = choose(weighed);
  const cited = new Set(chosen.map(({ number }) => number));
  return {
    is_supported: chosen.length > 0,
    sentences: chosen.map(({ text, number }) => ({ text, citations: [number] })),
    passages: numbered.filter(({ number }) => chosen.length === 0 || cited.has(number)),
  };
}

async function weighSentences(
  question: string,
  speaking: readonly CitedAnswer["passages"][number][],
  parts: RetrievalParts,
  signal: AbortSignal | undefined,
): Promise<Weighed[]> {
  const coverage = questionCoverage(question, parts.library);
  const asked = await parts.embedder.embedQuery(question, signal);
  const sentences = speaking.flatMap(({ number, passage }) =>
    sentencesOf(passage.text)
      .filter(({ text }) => isStatement(text))
      .map(({ text }, place) => ({ text, number, place, title: passage.title })),
  );
  const vectors = await parts.embedder.embed(
    sentences.map(({ text, title }) => `${title}\n${text}`),
    signal,
  );
  return sentences.map(({ text, number, place, title }, index) => ({
    text,
    number,
    place,
    // The place among the ranked passages counts too: the retrieval saw more than one sentence.
    score: dot(vectors[index], asked) + 0.1 * coverage(`${title} ${text}`) + 0.02 / number,
  }));
}

/** The best sentence, and those nearly as good; in reading order. One said twice is stated once. */
function choose(weighed: readonly Weighed[]): Weighed[] {
  const ranked = weighed.toSorted((one, other) => other.score - one.score);
  const best = ranked[0];
  if (best === undefined) return [];
  const chosen: Weighed[] = [];
  for (const one of ranked) {
    if (chosen.length === mostSentences || one.score < best.score * nearlyAsGood) break;
    if (!chosen.some(({ text }) => text === one.text)) chosen.push(one);
  }
  return chosen.toSorted((one, other) => one.number - other.number || one.place - other.place);
}

/** Headings and table rulers say nothing by themselves. */
function isStatement(text: string): boolean {
  return !text.startsWith("#") && /\p{L}{2,}.*\s.*\p{L}{2,}/u.test(text);
}

function dot(one: Float32Array | undefined, other: Float32Array): number {
  return one?.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0) ?? 0;
}
