import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { knowledgeEntity } from "#domain/knowledge.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveGraphEntity } from "#tools/naming/resolve-graph-entity.ts";
import { explainPathExamples } from "./explain-path.examples.ts";
import { cardPathOf, knowledgePath, walkInWords, type KnowledgePath } from "./knowledge-path.ts";

export const explainPath = defineTool({
  name: "explain_path",
  title: "Explain a path",
  description:
    "Explains how two entities of the knowledge graph are connected: the shortest paths between them, each relation in words with the record that states it.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    from: z.string().min(1).max(300).describe("one entity, by id or name"),
    to: z.string().min(1).max(300).describe("the other entity, by id or name"),
    longest: z.number().int().min(1).max(6).default(6).describe("at most this many relations"),
    limit: z.number().int().min(1).max(10).default(3).describe("how many paths"),
  }),
  output: z.object({
    from: knowledgeEntity,
    to: knowledgeEntity,
    longest: z.number().int(),
    paths: z.array(knowledgePath),
  }),
  phrase: ({ from, to }) =>
    `Explain how ${nameOr(from, "one entity")} and ${nameOr(to, "another one")} are connected`,
  summarize: ({ from, to, longest, paths }) => {
    const [first] = paths;
    if (!first) return { text: `${from.name} and ${to.name} are not connected within ${longest} steps.` };
    return {
      text: inWords(first, paths.length),
      card: {
        kind: "path",
        title: `From ${from.name} to ${to.name}`,
        paths: paths.map((path) => cardPathOf(path)),
      },
    };
  },
  examples: explainPathExamples,
  async run({ from, to, longest, limit }, { platform: { graph } }) {
    const [start, end] = await Promise.all([resolveGraphEntity(graph, from), resolveGraphEntity(graph, to)]);
    if (start.entity.id === end.entity.id)
      throw new Failure("invalid-input", `Both names mean ${start.entity.name}`, {
        hint: "Name two different things.",
      });
    const paths = await graph.paths({ from: start.entity.id, to: end.entity.id, longest, limit });
    return { from: start.entity, to: end.entity, longest, paths };
  },
});

/** "In 2 steps: "battery" causes "short runtime", which is solved by ...". */
function inWords(path: KnowledgePath, count: number): string {
  const { length } = path.relations;
  const steps = length === 1 ? "Directly" : `In ${length} steps`;
  const more = count === 1 ? "" : ` There are ${count} ways as short.`;
  return `${steps}: ${walkInWords(path)}.${more}`;
}
