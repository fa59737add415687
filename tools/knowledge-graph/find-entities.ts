import { z } from "zod";
import { knowledgeEntity, knowledgeKinds } from "#domain/knowledge.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { countedKind, propertyText } from "./entity-table.ts";
import { findEntitiesExamples } from "./find-entities.examples.ts";

export const findEntities = defineTool({
  name: "find_entities",
  title: "Find entities",
  description:
    "Finds entities of the knowledge graph (devices, components, firmware, problems, remedies, documents, processes, departments, customers, journeys, users, tickets) by id or words of their name, or lists those of a kind. Without either it counts them by kind.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    query: z.string().min(1).max(300).optional().describe("an id, a name, or words of it"),
    kind: z.enum(knowledgeKinds).optional().describe("only entities of this kind"),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    query: z.string().optional(),
    kind: z.enum(knowledgeKinds).optional(),
    entities: z.array(knowledgeEntity),
    /** Where nothing was looked up: how many entities there are by kind; of the kind asked for alone, if one was. */
    counts: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  }),
  phrase: ({ query, kind }) =>
    query === undefined
      ? `List the ${nameOr(kind, "entities")} entities of the knowledge graph`.replace(
          "entities entities",
          "entities",
        )
      : `Find ${nameOr(query, "what comes")} in the knowledge graph`,
  summarize: (output) => ({ text: sentence(output), card: card(output) }),
  examples: findEntitiesExamples,
  async run({ query, kind, limit }, { platform: { graph } }) {
    const counts = query === undefined ? (await graph.count()).entities : [];
    const isListing = query !== undefined || kind !== undefined;
    const entities = isListing
      ? await graph.find({
          limit,
          ...(query === undefined ? {} : { text: query }),
          ...(kind === undefined ? {} : { kind }),
        })
      : [];
    return {
      ...(query === undefined ? {} : { query }),
      ...(kind === undefined ? {} : { kind }),
      entities,
      counts: counts.filter((one) => one.count > 0 && (kind === undefined || one.kind === kind)),
    };
  },
});

type Output = {
  query?: string | undefined;
  kind?: string | undefined;
  entities: z.output<typeof knowledgeEntity>[];
  counts: { kind: string; count: number }[];
};

function sentence({ query, kind, entities, counts }: Output): string {
  if (query !== undefined) {
    const [first] = entities;
    if (!first) return `The knowledge graph has nothing called "${query}".`;
    return entities.length === 1
      ? `The knowledge graph has ${first.name}, a ${first.kind}.`
      : `${entities.length} entities fit "${query}"; ${first.name} (${first.kind}) fits best.`;
  }
  if (counts.length === 0)
    return kind === undefined ? "The knowledge graph is empty." : `The knowledge graph has no ${kind}.`;
  const all = counts.map((one) => countedKind(one.kind, one.count)).join(", ");
  return kind === undefined
    ? `The knowledge graph has ${all}.`
    : `The knowledge graph has ${all}; ${entities.length} are shown.`;
}

function card({ query, kind, entities, counts }: Output) {
  if (query === undefined && kind === undefined) {
    return {
      kind: "table" as const,
      title: "Entities of the knowledge graph",
      columns: [
        { key: "kind", label: "Kind" },
        { key: "count", label: "Entities", numeric: true },
      ],
      rows: counts,
    };
  }
  const total = query === undefined ? counts[0]?.count : undefined;
  return {
    kind: "table" as const,
    title: query === undefined ? `Entities of kind ${kind ?? ""}` : `Entities for "${query}"`,
    columns: [
      { key: "name", label: "Name" },
      { key: "kind", label: "Kind" },
      { key: "id", label: "Id" },
      { key: "properties", label: "What is said of it" },
    ],
    rows: entities.map((entity) => ({
      name: entity.name,
      kind: entity.kind,
      id: entity.id,
      properties: propertyText(entity),
    })),
    ...(total === undefined ? {} : { total }),
  };
}
