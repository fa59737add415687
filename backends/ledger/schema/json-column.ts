import { customType } from "drizzle-orm/pg-core";

/**
 * A `jsonb` column that takes any text. Postgres refuses U+0000 and lone surrogates in jsonb, and a model's output, cut
 * between two tokens, holds both now and then: they are stored as U+FFFD.
 */
const jsonb = customType<{ data: unknown; driverData: string }>({
  dataType: () => "jsonb",
  toDriver: storableJson,
});

export function json() {
  return jsonb();
}

/** The JSON text of a value as the ledger stores it. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "string" ? storableText(item) : item,
  );
  return text.includes("\\u0000") ? text.replaceAll(escapedNul, "$1\\ufffd") : text;
}

/** Text with what Postgres cannot store replaced by U+FFFD. */
export function storableText(text: string): string {
  return (text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text).toWellFormed();
}

// Only keys can still hold it: values were made storable above. An even run of backslashes before it is text, not an escape.
const escapedNul = /((?<!\\)(?:\\\\)*)\\u0000/g;
