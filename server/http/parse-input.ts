import type { z } from "zod";
import { Failure } from "#domain/failure.ts";

/** What a schema makes of the input. Throws `invalid-input` that names the field. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  place: "body" | "query",
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  const known = fieldsOf(schema);
  throw new Failure(
    "invalid-input",
    `${field === "" ? `The ${place}` : `${place === "query" ? "?" : ""}${field}`}: ${issue?.message ?? "does not fit"}`,
    {
      hint: known.length === 0 ? `This route takes no ${place}.` : `It takes: ${known.join(", ")}.`,
      detail: { field },
    },
  );
}

function fieldsOf(schema: z.ZodType): string[] {
  if ("shape" in schema) return Object.keys(schema.shape as object);
  if ("options" in schema && Array.isArray(schema.options))
    return (schema.options as z.ZodType[]).flatMap(fieldsOf);
  return [];
}
