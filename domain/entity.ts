import { z } from "zod";

/**
 * Kinds of things an argument can name. The kind stands in the schema (and so in its JSON Schema, as `entity`): plans are
 * chained by it, forms offer live choices by it, and the assistant links names in a request to it.
 */
export const entityKinds = [
  "dataset",
  "training-set",
  "model",
  "suite",
  "slot",
  "report",
  "evaluation",
  "job",
  "run",
  "promotion",
  "category",
  "upload",
  "collection",
  "pipeline",
] as const;
export type EntityKind = (typeof entityKinds)[number];

/** An argument or a result that names one thing of `kind`, by id or by name. */
export function entityId(kind: EntityKind, description: string) {
  return z.string().min(1).max(200).describe(description).meta({ entity: kind });
}

/** The kind a schema names, looking through optional, default and array wrappers; undefined when it names nothing. */
export function entityKindOf(schema: z.ZodType): EntityKind | undefined {
  const meta = schema.meta() as { entity?: EntityKind } | undefined;
  if (meta?.entity) return meta.entity;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return entityKindOf(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodArray) return entityKindOf(schema.element as z.ZodType);
  return undefined;
}
