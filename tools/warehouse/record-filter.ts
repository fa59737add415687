import { z } from "zod";

/** One condition on a field of a dataset's records. */
export const recordFilter = z.strictObject({
  field: z.string().describe("a field of the dataset, as describe_dataset lists them"),
  op: z.enum(["is", "not", "contains", "<", "<=", ">", ">="]).default("is"),
  value: z.union([z.string(), z.number(), z.boolean()]),
});
export type RecordFilter = z.infer<typeof recordFilter>;

export const recordFilters = z.array(recordFilter).max(20).describe("conditions that all must hold");

/** `series is ThinkPad, ram_gb >= 16`: the conditions as they were asked for. */
export function describeFilters(filters: unknown): string {
  return (Array.isArray(filters) ? filters : [])
    .flatMap((filter) => recordFilter.safeParse(filter).data ?? [])
    .map(({ field, op, value }) => `${field} ${op} ${String(value)}`)
    .join(", ");
}
