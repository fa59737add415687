import { z } from "zod";
import { entityKindOf, type EntityKind } from "#domain/entity.ts";
import type { Tool } from "#tools/define-tool.ts";

export type ArgumentType = {
  name: string;
  kind: EntityKind | undefined;
  isList: boolean;
  isRequired: boolean;
};

/** The arguments a tool takes, with the kind of thing each names. */
export function argumentsOf(tool: Tool): ArgumentType[] {
  return Object.entries(tool.input.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    kind: entityKindOf(schema),
    isList: isListSchema(schema),
    isRequired: !schema.safeParse(undefined).success,
  }));
}

/** The result's fields that name a thing of `kind`, in order of declaration. */
export function outputsOfKind(tool: Tool, kind: EntityKind): string[] {
  return Object.entries(tool.output.shape as Record<string, z.ZodType>)
    .filter(([, schema]) => entityKindOf(schema) === kind && !isListSchema(schema))
    .map(([name]) => name);
}

function isListSchema(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return isListSchema(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodArray;
}
