import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { recordOperators, type RecordFilter } from "#backends/ledger/record-conditions.ts";

const filters = z
  .array(
    z.object({
      field: z.string().min(1).max(200),
      op: z.enum(recordOperators),
      value: z.union([z.string(), z.number(), z.boolean()]),
    }),
  )
  .max(20);

/** The conditions of a query's `filters`: JSON, as the tools take them. Throws `invalid-input`. */
export function readFilters(text: string | undefined): RecordFilter[] {
  if (text === undefined) return [];
  const parsed = filters.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new Failure("invalid-input", "?filters is not a list of conditions", {
    hint: `Send JSON such as [{"field": "series", "op": "is", "value": "ThinkPad"}]; op is one of ${recordOperators.join(", ")}.`,
    detail: { field: "filters" },
  });
}

/** What is not JSON is no list either, and is refused as such. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
