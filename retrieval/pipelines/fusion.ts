import { keywordTerms } from "#retrieval/keywords/keyword-terms.ts";
import type { Pipeline, RetrievalParts, RetrievalQuery } from "#retrieval/pipeline.ts";
import { fuseByRank } from "#retrieval/ranking/fuse.ts";
import { graphContext } from "#retrieval/ranking/graph-context.ts";
import { rankInContext } from "#retrieval/ranking/in-context.ts";
import { fuseWordsAndMeaning } from "./hybrid.ts";

export const fusionPipeline: Pipeline = {
  name: "fusion",
  title: "Fusion",
  description:
    "The question in several forms (as asked, its content words, with the names that the graph knows), each searched, the ranks fused. Slower; steadier on clumsy questions.",
  async retrieve(query, parts) {
    const lists = [];
    for (const { text, weight } of await variantsOf(query, parts)) {
      const candidates = await fuseWordsAndMeaning({ ...query, text }, parts);
      lists.push({ reason: text === query.text ? "as asked" : `as “${text}”`, weight, candidates });
    }
    return rankInContext(fuseByRank(lists), query).slice(0, query.limit);
  },
};

/** The question as asked counts twice: the other forms only settle what it leaves open. */
async function variantsOf(
  query: RetrievalQuery,
  parts: RetrievalParts,
): Promise<{ text: string; weight: number }[]> {
  const content = query.text
    .split(/\s+/u)
    .filter((word) => keywordTerms(word).length > 0)
    .join(" ");
  const { entities } = await graphContext(query, parts);
  const named = [content, ...entities.slice(0, 2).map(({ name }) => name)].join(" ");
  const variants = [
    { text: query.text, weight: 2 },
    { text: content, weight: 1 },
    { text: named, weight: 1 },
  ];
  return variants.filter(
    ({ text }, index) => text.trim() !== "" && variants.findIndex((other) => other.text === text) === index,
  );
}
