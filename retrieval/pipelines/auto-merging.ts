import type { Passage } from "#domain/passage.ts";
import type { Pipeline, RankedPassage, RetrievalParts } from "#retrieval/pipeline.ts";
import { rankInContext } from "#retrieval/ranking/in-context.ts";
import { fuseWordsAndMeaning } from "./hybrid.ts";

/** Of the passages that are looked at, so many of one record's make it one result. */
const lookedAt = 30;
const share = 0.5;
const mostWords = 900;

export const autoMergingPipeline: Pipeline = {
  name: "auto-merging",
  title: "Auto-merging",
  description:
    "Where half of a record's passages fit, gives the record as one text. For questions whose answer is spread over a document.",
  async retrieve(query, parts) {
    const fused = (await fuseWordsAndMeaning(query, parts)).slice(0, lookedAt);
    const merged = [
      ...Map.groupBy(fused, ({ passage }) => `${passage.collection}/${passage.record_id}`),
    ].flatMap(([, ofRecord]) => mergeRecord(ofRecord, parts));
    return rankInContext(merged, query).slice(0, query.limit);
  },
};

function mergeRecord(found: readonly RankedPassage[], { library }: RetrievalParts): RankedPassage[] {
  const [first] = found;
  if (first === undefined) return [];
  const all = library.ofRecord(first.passage.collection, first.passage.record_id);
  const words = all.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  if (all.length < 2 || found.length < 2 || found.length < all.length * share || words > mostWords)
    return [...found];
  return [{ ...first, passage: asOne(all, first.passage), reasons: [...first.reasons, "merged"] }];
}

function asOne(all: readonly Passage[], first: Passage): Passage {
  return { ...first, text: all.map(({ text }) => text).join("\n\n") };
}
