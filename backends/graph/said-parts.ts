import { createHash } from "node:crypto";
import type { TidyRecord } from "./tidy-statements.ts";

const parts = ["described", "mentioned", "relations"] as const;
type Part = (typeof parts)[number];

/** What a record states, as one short text: a digest of each sort of its statements. */
export function saidOf(record: Pick<TidyRecord, Part>): string {
  return parts.map((part) => digestOf(record[part])).join(" ");
}

/** Whether two such texts differ in a sort of statements. One that another version of this product wrote differs in all. */
export function differsIn(part: Part, said: string, other: string | null | undefined): boolean {
  const index = parts.indexOf(part);
  return said.split(" ")[index] !== other?.split(" ")[index];
}

function digestOf(statements: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(statements)).digest("hex").slice(0, 32);
}
