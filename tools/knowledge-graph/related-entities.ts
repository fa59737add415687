import { z } from "zod";
import { knowledgeEntity, knowledgeKinds, relationKinds } from "#domain/knowledge.ts";
import type { GraphStore, Neighbour } from "#backends/graph/graph-store.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveDevices } from "#tools/naming/resolve-devices.ts";
import { resolveGraphEntity } from "#tools/naming/resolve-graph-entity.ts";
import { summarizeRelated } from "./describe-related.ts";
import { knowledgePath, statedRelation, type KnowledgePath } from "./knowledge-path.ts";
import { relatedEntitiesExamples } from "./related-entities.examples.ts";
import { findOnDevices } from "./troubles-of-devices.ts";

const neighbour = z.object({
  entity: knowledgeEntity,
  relation: statedRelation,
  direction: z.enum(["out", "in"]),
  depth: z.number().int(),
  stated_by: z.number().int(),
  /** Of a remedy, where devices are named: their tickets it solved, of those about its problem. */
  worked: z.object({ times: z.number().int(), of: z.number().int() }).optional(),
});

/** More ways than these are not read. */
const mostWays = 5;

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
    device: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        "only what is recorded of devices of this name, family or series: their problems with it, and what solved them",
      ),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    entity: knowledgeEntity,
    others: z.array(z.object({ id: z.string(), name: z.string() })),
    depth: z.number().int(),
    device: z.string().optional(),
    kinds: z.array(z.enum(knowledgeKinds)).optional(),
    related: z.array(neighbour),
    /** The ways to those of them that are no neighbours, what most records state first. */
    paths: z.array(knowledgePath),
  }),
  phrase: ({ query, device, depth }) =>
    `Show what ${nameOr(query, "an entity")} is connected with${device === undefined ? "" : ` on the ${nameOr(device, "devices found")}`}${depth === 2 || depth === 3 ? `, ${depth} steps far` : ""}`,
  summarize: summarizeRelated,
  examples: relatedEntitiesExamples,
  async run({ query, kind, depth, kinds, relations, device, limit }, { platform: { graph } }) {
    const { entity, others } = await resolveGraphEntity(graph, query, kind);
    const asked = { entity, others: others.map(({ id, name }) => ({ id, name })), depth, kinds };
    if (device !== undefined) {
      const findings = await findOnDevices({
        graph,
        about: entity,
        devices: await resolveDevices(graph, device),
        kinds: kinds ?? ["problem", "remedy"],
        limit,
      });
      const related = findings.map(({ found, worked }) =>
        worked === undefined ? found : { ...found, worked },
      );
      return { ...asked, device, related, paths: findings.slice(0, mostWays).map(({ path }) => path) };
    }
    const related = await graph.related({
      id: entity.id,
      // What is asked for by kind may lie behind something of another kind.
      depth: kinds === undefined ? depth : Math.max(depth, 2),
      limit,
      ...(kinds === undefined ? {} : { kinds }),
      ...(relations === undefined ? {} : { relations }),
    });
    return { ...asked, related, paths: kinds === undefined ? [] : await waysTo(graph, entity.id, related) };
  },
});

/** The ways to what lies behind something else, for what most records state first. */
async function waysTo(
  graph: GraphStore,
  from: string,
  related: readonly Neighbour[],
): Promise<KnowledgePath[]> {
  const behind = related
    .filter(({ depth }) => depth > 1)
    .toSorted((left, right) => right.stated_by - left.stated_by)
    .slice(0, mostWays);
  const ways = await Promise.all(
    behind.map(({ entity }) => graph.paths({ from, to: entity.id, longest: 3, limit: 1 })),
  );
  return ways.flat();
}
