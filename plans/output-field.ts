import { z } from "zod";
import type { Tool } from "#tools/define-tool.ts";

/** The schema of a (dotted) field of a tool's result; undefined when it has none. */
export function outputField(tool: Tool, path: string): z.ZodType | undefined {
  let schema: z.ZodType | undefined = tool.output;
  for (const key of path.split(".")) {
    while (
      schema instanceof z.ZodOptional ||
      schema instanceof z.ZodNullable ||
      schema instanceof z.ZodDefault
    )
      schema = schema.unwrap() as z.ZodType;
    if (schema instanceof z.ZodObject) schema = (schema.shape as Record<string, z.ZodType>)[key];
    else if (schema instanceof z.ZodArray && /^\d+$/.test(key)) schema = schema.element as z.ZodType;
    else if (schema instanceof z.ZodRecord) schema = schema.valueType as z.ZodType;
    else return undefined;
  }
  return schema;
}
