import { z } from "zod";
import { knowledgeEntity, knowledgeKinds, knowledgeRelation, relationKinds } from "#domain/knowledge.ts";
import { relationWords } from "#domain/relation-words.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveGraphEntity } from "#tools/naming/resolve-graph-entity.ts";
import { countedKind } from "./entity-table.ts";
import { inWords, knowledgePath } from "./explain-path.ts";
import { relatedEntitiesExamples } from "./related-entities.examples.ts";

const neighbour = z.object({
  entity: knowledgeEntity,
  relation: knowledgeRelation.extend({ collection: z.string(), record_id: z.string() }),
  direction: z.enum(["out", "in"]),
  depth: z.number().int(),
  stated_by: z.number().int(),
});

export const relatedEntities = defineTool({
  name: "related_entities",
  title: "Related entities",
  description:
    "Says what an entity of the knowledge graph is connected with: its neighbours, or with depth 2 or 3 theirs, nearest first, with the relation and the record that states it. `kinds` names what to return, `relations` what to follow.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    query: z.string().min(1).max(300).describe("the entity, by id or name"),
    kind: z.enum(knowledgeKinds).optional().describe("what kind of thing that entity is"),
    depth: z.number().int().min(1).max(3).default(1).describe("how many relations away"),
    kinds: z.array(z.enum(knowledgeKinds)).min(1).optional().describe("only entities of these kinds"),
    relations: z.array(z.enum(relationKinds)).min(1).optional().describe("follow only these relations"),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    entity: knowledgeEntity,
    others: z.array(z.object({ id: z.string(), name: z.string() })),
    depth: z.number().int(),
    related: z.array(neighbour),
    /** The way to the one that most records state, of those that are no neighbours. */
    path: knowledgePath.optional(),
  }),
  phrase: ({ query, depth }) =>
    `Show what ${nameOr(query, "an entity")} is connected with${depth === 2 || depth === 3 ? `, ${depth} steps far` : ""}`,
  summarize: ({ entity, others, related, depth, path }) => ({
    text: `${sentence(entity.name, related, depth)}${way(path)}${also(others)}`,
    card: {
      kind: "table",
      title: `Connected with ${entity.name}`,
      columns: [
        { key: "name", label: "Name" },
        { key: "kind", label: "Kind" },
        { key: "relation", label: "Relation" },
        { key: "depth", label: "Steps", numeric: true },
        { key: "stated_by", label: "Records", numeric: true },
        { key: "record", label: "Stated by" },
        { key: "id", label: "Id" },
      ],
      rows: related.map((one) => ({
        name: one.entity.name,
        kind: one.entity.kind,
        relation: `${one.direction === "out" ? "→" : "←"} ${relationWords[one.relation.kind]}`,
        depth: one.depth,
        stated_by: one.stated_by,
        record: `${one.relation.collection}/${one.relation.record_id}`,
        id: one.entity.id,
      })),
    },
  }),
  examples: relatedEntitiesExamples,
  async run({ query, kind, depth, kinds, relations, limit }, { platform: { graph } }) {
    const { entity, others } = await resolveGraphEntity(graph, query, kind);
    const related = await graph.related({
      id: entity.id,
      // What is asked for by kind may lie behind something of another kind.
      depth: kinds === undefined ? depth : Math.max(depth, 2),
      limit,
      ...(kinds === undefined ? {} : { kinds }),
      ...(relations === undefined ? {} : { relations }),
    });
    const behind = kinds === undefined ? undefined : mostStated(related);
    const [path] =
      behind === undefined ? [] : await graph.paths({ from: entity.id, to: behind, longest: 3, limit: 1 });
    return {
      entity,
      others: others.map(({ id, name }) => ({ id, name })),
      depth,
      related,
      ...(path === undefined ? {} : { path }),
    };
  },
});

function sentence(name: string, related: readonly { entity: { kind: string } }[], depth: number): string {
  if (related.length === 0) return `${name} is connected with nothing of the kind asked for.`;
  const byKind = [...Map.groupBy(related, ({ entity }) => entity.kind)];
  const counted = byKind.map(([kind, all]) => countedKind(kind, all.length)).join(", ");
  return `${name} is connected with ${counted}${depth > 1 ? `, up to ${depth} steps away` : ""}.`;
}

/** Of what lies behind something else, what most records state. */
function mostStated(
  related: readonly { entity: { id: string }; depth: number; stated_by: number }[],
): string | undefined {
  return related
    .filter(({ depth }) => depth > 1)
    .toSorted((left, right) => right.stated_by - left.stated_by)[0]?.entity.id;
}

function way(path: z.output<typeof knowledgePath> | undefined): string {
  const last = path?.entities.at(-1);
  return path === undefined || last === undefined
    ? ""
    : ` The way to “${last.name}” is ${inWords(path, 1).replace(/^In (\d+ steps): /, "$1: ")}`;
}

function also(others: readonly { name: string }[]): string {
  if (others.length === 0) return "";
  const [first, second, ...rest] = others.map(({ name }) => `“${name.replace(/\.$/, "")}”`);
  const named = [first, second].filter((name) => name !== undefined).join(" and ");
  return ` The name also fits ${named}${rest.length > 0 ? ` and ${rest.length} more` : ""}.`;
}
