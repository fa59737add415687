import { z } from "zod";
import { knowledgeKinds } from "./knowledge.ts";
import { passage } from "./passage.ts";

/** One column of a table; `only_in_csv` where it is for a spreadsheet (an id) and not for reading. */
const column = z.object({
  key: z.string(),
  label: z.string(),
  numeric: z.boolean().optional(),
  only_in_csv: z.boolean().optional(),
});

const chart = z.object({ kind: z.enum(["bar", "line"]), x: z.string(), y: z.string() });
export type Chart = z.infer<typeof chart>;

/** A walk through the knowledge graph: `steps[0]` leads from the first entity to the second, and says what states it. */
const path = z.object({
  entities: z.array(z.object({ id: z.string(), kind: z.enum(knowledgeKinds), name: z.string() })),
  steps: z.array(z.object({ words: z.string(), collection: z.string(), record_id: z.string() })),
  /** What is known of where it leads, such as how often a remedy worked. */
  note: z.string().optional(),
});
export type CardPath = z.infer<typeof path>;

/** What a tool's result looks like to a person. The web app and the command line draw these, and nothing else. */
export const card = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("table"),
    title: z.string(),
    columns: z.array(column),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    /** How the rows were found, for "show query". */
    query: z.string().optional(),
    /** All that matched, when more than the rows shown. */
    total: z.number().optional(),
    /** How the rows are best drawn, where a picture says more: `x` and `y` are keys of columns, `y` a numeric one. */
    chart: chart.optional(),
  }),
  z.object({
    kind: z.literal("facts"),
    title: z.string(),
    facts: z.array(z.object({ label: z.string(), value: z.string(), href: z.string().optional() })),
  }),
  z.object({
    kind: z.literal("path"),
    title: z.string(),
    paths: z.array(path),
    /** How many ways there are, when more than those shown. */
    total: z.number().optional(),
  }),
  z.object({
    kind: z.literal("answers"),
    title: z.string(),
    prompt: z.string(),
    answers: z.array(
      z.object({ model: z.string(), text: z.string(), seconds: z.number(), tokens: z.number() }),
    ),
  }),
  z.object({
    kind: z.literal("cited"),
    title: z.string(),
    /** In reading order; `citations` are numbers of passages below. */
    sentences: z.array(z.object({ text: z.string(), citations: z.array(z.number().int()) })),
    passages: z.array(z.object({ number: z.number().int(), passage, score: z.number() })),
    /** How the answer was made, where a model wrote it. */
    note: z.string().optional(),
  }),
]);
export type Card = z.infer<typeof card>;

/** One sentence or two for a person, and a card where a sentence is not enough. */
export const summary = z.object({ text: z.string(), card: card.optional() });
export type Summary = z.infer<typeof summary>;
