import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { knowledgeEntity, knowledgeKinds, knowledgeRelation } from "#domain/knowledge.ts";
import { defineRoute, listOf } from "#server/http/route.ts";

const statedRelation = knowledgeRelation.extend({ collection: z.string(), record_id: z.string() });
const kind = z.enum(knowledgeKinds);

export const graphRoutes = [
  defineRoute({
    method: "get",
    path: "/api/graph",
    summary: "How many entities and relations the knowledge graph has, by kind",
    answer: z.object({
      engine: z.string(),
      entities: z.array(z.object({ kind: z.string(), count: z.number() })),
      relations: z.array(z.object({ kind: z.string(), count: z.number() })),
    }),
    async handle({ context }) {
      const { graph } = context.platform;
      return { engine: graph.engine, ...(await graph.count()) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/graph/entities",
    summary: "Entities by words of their name, best first",
    query: z.object({
      text: z.string().max(200).optional(),
      kind: kind.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: listOf(knowledgeEntity),
    async handle({ context, query }) {
      const { text, kind: of, limit } = query;
      const items = await context.platform.graph.find({
        limit,
        ...(text === undefined || text.trim() === "" ? {} : { text }),
        ...(of === undefined ? {} : { kind: of }),
      });
      return { items };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/graph/entities/:id",
    summary: "An entity with its properties",
    answer: knowledgeEntity,
    async handle({ context, param }) {
      const id = param("id");
      const [found] = await context.platform.graph.find({ ids: [id], limit: 1 });
      if (found !== undefined) return found;
      throw new Failure("not-found", `There is no entity "${id}" in the knowledge graph`, {
        hint: "GET /api/graph/entities?text= finds entities by words of their name.",
      });
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/graph/entities/:id/related",
    summary: "What is within a few relations of an entity, nearest first",
    query: z.object({
      depth: z.coerce.number().int().min(1).max(3).default(1),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: listOf(
      z.object({
        entity: knowledgeEntity,
        relation: statedRelation,
        direction: z.enum(["out", "in"]),
        depth: z.number(),
      }),
    ),
    handle: async ({ context, param, query }) => ({
      items: await context.platform.graph.related({ id: param("id"), ...query }),
    }),
  }),
  defineRoute({
    method: "get",
    path: "/api/graph/paths",
    summary: "Shortest paths between two entities",
    query: z.object({
      from: z.string().min(1),
      to: z.string().min(1),
      longest: z.coerce.number().int().min(1).max(6).default(4),
      limit: z.coerce.number().int().min(1).max(20).default(3),
    }),
    answer: listOf(z.object({ entities: z.array(knowledgeEntity), relations: z.array(statedRelation) })),
    handle: async ({ context, query }) => ({ items: await context.platform.graph.paths(query) }),
  }),
];
