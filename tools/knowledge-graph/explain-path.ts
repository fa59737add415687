import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { knowledgeEntity, knowledgeRelation } from "#domain/knowledge.ts";
import { relationClause } from "#domain/relation-words.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveGraphEntity } from "#tools/naming/resolve-graph-entity.ts";
import { explainPathExamples } from "./explain-path.examples.ts";

export const statedRelation = knowledgeRelation.extend({ collection: z.string(), record_id: z.string() });
export const knowledgePath = z.object({
  entities: z.array(knowledgeEntity),
  relations: z.array(statedRelation),
});
type KnowledgePath = z.output<typeof knowledgePath>;

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
    return { text: inWords(first, paths.length), card: pathTable(from.name, to.name, paths) };
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

function nameIn(path: KnowledgePath): (id: string) => string {
  const names = new Map(path.entities.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** "In 2 steps: A is caused by B; ...". */
export function inWords(path: KnowledgePath, count: number): string {
  const clauses = path.relations.map((relation) => relationClause(relation, nameIn(path)));
  const steps = clauses.length === 1 ? "Directly" : `In ${clauses.length} steps`;
  const more = count === 1 ? "" : ` There are ${count} paths as short.`;
  return `${steps}: ${clauses.join("; ")}.${more}`;
}

function pathTable(from: string, to: string, paths: readonly KnowledgePath[]) {
  return {
    kind: "table" as const,
    title: `From ${from} to ${to}`,
    columns: [
      { key: "path", label: "Path", numeric: true },
      { key: "step", label: "Step", numeric: true },
      { key: "clause", label: "What connects them" },
      { key: "record", label: "Stated by" },
    ],
    rows: paths.flatMap((path, index) =>
      path.relations.map((relation, step) => ({
        path: index + 1,
        step: step + 1,
        clause: relationClause(relation, nameIn(path)),
        record: `${relation.collection}/${relation.record_id}`,
      })),
    ),
  };
}
