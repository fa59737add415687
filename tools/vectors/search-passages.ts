import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { countInWords } from "#domain/in-words.ts";
import { passage } from "#domain/passage.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { searchPassagesExamples } from "./search-passages.examples.ts";
import { findPassages, searchInput } from "./search-input.ts";

const shownCharacters = 160;

export const searchPassages = defineTool({
  name: "search_passages",
  title: "Search passages",
  description:
    "Finds the passages of the documents, support cases and journeys that fit a question or words, best first, with their records. For an answer with citations use answer_from_documents.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({ ...searchInput, limit: z.number().int().min(1).max(50).default(10) }),
  output: z.object({
    pipeline: entityId("pipeline", "its name"),
    seconds: z.number(),
    passages: z.array(
      z.object({
        rank: z.number().int(),
        score: z.number(),
        reasons: z.array(z.string()),
        passage,
      }),
    ),
  }),
  phrase: ({ query, collection }) =>
    `Search ${collection === undefined ? "the documents" : nameOr(collection, "a collection")} for ${nameOr(query, "words to come")}`,
  summarize: ({ passages, pipeline }) => ({
    text:
      passages.length === 0
        ? "No passage fits."
        : `${countInWords(passages.length, { one: "passage fits", many: "passages fit" })}; the best is from “${passages[0]?.passage.title ?? ""}” (found by ${pipeline} search).`,
    card: {
      kind: "table",
      title: "Passages",
      columns: [
        { key: "rank", label: "Rank", numeric: true },
        { key: "title", label: "Title" },
        { key: "text", label: "Passage" },
        { key: "record", label: "Record", only_in_csv: true },
        { key: "why", label: "Found by" },
      ],
      rows: passages.map(({ rank, passage: found, reasons }) => ({
        rank,
        title: found.title,
        text: shortened(found.text),
        record: `${found.collection}/${found.record_id}`,
        why: reasons.join(", "),
      })),
    },
  }),
  examples: searchPassagesExamples,
  async run({ limit, ...input }, { platform, signal }) {
    const { ranked, pipeline, seconds } = await findPassages(platform, input, limit, signal);
    return {
      pipeline,
      seconds,
      passages: ranked.map((one, index) => ({
        rank: index + 1,
        score: one.score,
        reasons: [...one.reasons],
        passage: one.passage,
      })),
    };
  },
});

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= shownCharacters ? line : `${line.slice(0, shownCharacters - 1)}…`;
}
