import type { Field } from "./fields-of-schema.ts";

export type Reading =
  | { value: unknown }
  | { problem: "not-a-number" | "too-small" | "too-large" | "not-whole" | "empty" | "not-json" };

const separated = (text: string) =>
  text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");

function readNumber(field: Extract<Field, { kind: "number" }>, text: string): Reading {
  const value = Number(text.replace(",", "."));
  if (!Number.isFinite(value)) return { problem: "not-a-number" };
  if (field.isInteger && !Number.isInteger(value)) return { problem: "not-whole" };
  if (field.minimum !== undefined && value < field.minimum) return { problem: "too-small" };
  if (field.maximum !== undefined && value > field.maximum) return { problem: "too-large" };
  return { value };
}

/** What a person typed, as the value of the argument; empty means "leave it open", which a required one may not be. */
export function readFieldValue(field: Field, text: string): Reading {
  const trimmed = text.trim();
  if (trimmed === "") return field.isRequired ? { problem: "empty" } : { value: undefined };
  if (field.kind === "number") return readNumber(field, trimmed);
  if (field.kind === "switch") return { value: trimmed === "true" };
  if (field.kind === "json") {
    try {
      return { value: JSON.parse(trimmed) as unknown };
    } catch {
      return { problem: "not-json" };
    }
  }
  return { value: field.isMany ? separated(trimmed) : trimmed };
}

/** An argument as a person reads it in a chip or a field. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(showValue).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
