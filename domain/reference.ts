import { z } from "zod";

/**
 * A value that an earlier step will have produced, written in a later step's arguments. `within` is the text that it is a
 * part of, at `{}`: "battery problems of the {}".
 */
export const reference = z.strictObject({
  $from: z.string(),
  field: z.string(),
  within: z.string().optional(),
});
export type Reference = z.infer<typeof reference>;

export function isReference(value: unknown): value is Reference {
  return reference.safeParse(value).success;
}

/** Every reference inside a JSON value, in order of appearance. */
export function referencesIn(value: unknown): Reference[] {
  if (isReference(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (value !== null && typeof value === "object") return Object.values(value).flatMap(referencesIn);
  return [];
}

/** Reads `a.b.0` in a JSON value; undefined when a part of the path is missing. */
export function readField(value: unknown, path: string): unknown {
  let current = value;
  for (const key of path.split(".")) {
    if (current === null || typeof current !== "object") return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** The value with each reference replaced by what `lookup` gives for it. */
export function resolveReferences(value: unknown, lookup: (reference: Reference) => unknown): unknown {
  if (isReference(value)) return within(value, lookup(value));
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, lookup));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, resolveReferences(item, lookup)]),
    );
  }
  return value;
}

/** Without its value the text around it still says what is meant. */
function within({ within: text }: Reference, value: unknown): unknown {
  if (text === undefined) return value;
  // A reference renamed is still one.
  if (isReference(value)) return { ...value, within: text };
  const word = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return text.replace("{}", word).replaceAll(/\s+/g, " ").trim();
}
