import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";

export type PlainValue = string | number | boolean | null;

/** A value as JSON has it: times as ISO text, whole numbers too large for a number as text, lists and structures as their text. */
export function plainValue(value: DuckDBValue): PlainValue {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return isoText(value.micros);
  if (value instanceof DuckDBTimestampTZValue) return isoText(value.micros);
  if (value instanceof DuckDBBlobValue) return `(${value.bytes.length} bytes)`;
  if (value instanceof DuckDBListValue) return JSON.stringify(value.items.map(plainValue));
  return value.toString();
}

const outermost = 8_640_000_000_000_000n;

function isoText(micros: bigint): string {
  const milliseconds = micros / 1000n;
  if (milliseconds > outermost || milliseconds < -outermost) return String(micros);
  return new Date(Number(milliseconds)).toISOString().replace(".000Z", "Z");
}
