import { z } from "zod";

export const knowledgeKinds = [
  "device",
  "component",
  "firmware",
  "problem",
  "remedy",
  "document",
  "process",
  "department",
  "customer",
  "journey",
  "user",
  "ticket",
] as const;
export type KnowledgeKind = (typeof knowledgeKinds)[number];

/** How two entities relate, read from `from` to `to`: "device HAS_COMPONENT component". */
export const relationKinds = [
  "HAS_COMPONENT",
  "RUNS_FIRMWARE",
  "ABOUT_DEVICE",
  "HAS_PROBLEM",
  "SOLVED_BY",
  "FIXED_BY",
  "CAUSED_BY",
  "NEEDS_PART",
  "DESCRIBES",
  "OWNED_BY",
  "DEPENDS_ON",
  "TRAVELLED_BY",
  "TOUCHES",
  "WORKS_IN",
  "USES",
  "OPENED",
] as const;
export type RelationKind = (typeof relationKinds)[number];

const propertyValue = z.union([z.string(), z.number(), z.boolean()]);

export const knowledgeEntity = z.object({
  /** `<kind>:<id>`: a record's id, or a slug of the name where it has no record. */
  id: z.string(),
  kind: z.enum(knowledgeKinds),
  name: z.string(),
  properties: z.record(z.string(), propertyValue),
});
export type KnowledgeEntity = z.infer<typeof knowledgeEntity>;

export const knowledgeRelation = z.object({
  from: z.string(),
  kind: z.enum(relationKinds),
  to: z.string(),
  properties: z.record(z.string(), propertyValue),
});
export type KnowledgeRelation = z.infer<typeof knowledgeRelation>;

/** What one record states: entities it describes (with properties) or only mentions (without), and how they relate. */
export type Statements = { entities: KnowledgeEntity[]; relations: KnowledgeRelation[] };
