import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { entityId } from "#domain/entity.ts";
import { aggregateRecords as aggregateStoredRecords } from "#backends/ledger/records.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveRecordDataset } from "#tools/naming/resolve-dataset.ts";
import { resolveField, resolveFilters } from "#tools/naming/resolve-field.ts";
import { aggregateRecordsExamples } from "./aggregate-records.examples.ts";
import { describeFilters, recordFilters } from "./record-filter.ts";

const measure = z.strictObject({
  op: z.enum(["count", "avg", "sum", "min", "max", "median", "distinct"]),
  field: z.string().optional().describe("the numeric field; count needs none"),
});

export const aggregateRecords = defineTool({
  name: "aggregate_records",
  title: "Count and aggregate records",
  description:
    "Counts, averages, sums, medians, minima and maxima over a dataset's records, over all or by group, with conditions; top n by order and limit.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    dataset: entityId("dataset", "the dataset, by name or id"),
    group_by: z.string().optional().describe("the field whose values make the groups"),
    measure: z
      .array(measure)
      .min(1)
      .max(6)
      .default([{ op: "count" }]),
    filters: recordFilters.default([]),
    order: z.enum(["asc", "desc"]).default("desc").describe("by the first measure"),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    dataset: entityId("dataset", "its name"),
    group_by: z.string().optional(),
    filters: z.array(z.record(z.string(), z.unknown())),
    columns: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  }),
  phrase: ({ dataset, group_by, measure: measures }) => {
    const what = (
      Array.isArray(measures)
        ? (measures as z.infer<typeof measure>[])
        : [{ op: "count" as const, field: undefined }]
    )
      .map((item) => (item.field === undefined ? item.op : `${item.op} of ${item.field}`))
      .join(", ");
    return `Compute ${what} of ${nameOr(dataset, "a dataset")}${group_by === undefined ? "" : ` by ${nameOr(group_by, "a field")}`}`;
  },
  summarize: (output) => ({
    text: describeResult(output),
    ...(output.group_by === undefined && output.rows.length <= 1 && output.columns.length <= 1
      ? {}
      : {
          card: {
            kind: "table" as const,
            title: output.group_by === undefined ? output.dataset : `${output.dataset} by ${output.group_by}`,
            columns: output.columns.map((key) => ({ key, label: key, numeric: key !== output.group_by })),
            rows: output.rows,
            query: describeFilters(output.filters),
          },
        }),
  }),
  examples: aggregateRecordsExamples,
  async run(input, { platform }) {
    const dataset = await resolveRecordDataset(platform.ledger.db, input.dataset);
    const filters = resolveFilters(dataset, input.filters);
    const measures = input.measure.map((item) => {
      if (item.op === "count") return { op: item.op };
      if (item.field === undefined)
        throw new Failure("invalid-input", `"${item.op}" needs a field`, {
          hint: numericFieldsHint(dataset.fields),
        });
      const field = resolveField(dataset, item.field);
      if (item.op !== "distinct" && field.type !== "number") {
        throw new Failure("invalid-input", `${field.name} is not a number`, {
          hint: numericFieldsHint(dataset.fields),
        });
      }
      return { op: item.op, field: field.name };
    });
    const groupBy = input.group_by === undefined ? undefined : resolveField(dataset, input.group_by).name;
    const rows = await aggregateStoredRecords(platform.ledger.db, {
      dataset_id: dataset.id,
      ...(groupBy === undefined ? {} : { group_by: groupBy }),
      measures,
      filters,
      order: input.order,
      limit: input.limit,
    });
    const names = measures.map((item) => ("field" in item ? `${item.op}_${item.field}` : item.op));
    return {
      dataset: dataset.name,
      ...(groupBy === undefined ? {} : { group_by: groupBy }),
      filters,
      columns: groupBy === undefined ? names : [groupBy, ...names],
      rows,
    };
  },
});

function numericFieldsHint(fields: { name: string; type: string }[]): string {
  const numeric = fields.filter((field) => field.type === "number").map((field) => field.name);
  return `Its numeric fields are: ${numeric.join(", ")}.`;
}

function describeResult(output: {
  dataset: string;
  group_by?: string | undefined;
  columns: string[];
  rows: Record<string, unknown>[];
  filters: unknown[];
}): string {
  const conditions = describeFilters(output.filters);
  const where = conditions === "" ? "" : ` where ${conditions}`;
  const first = output.rows[0];
  if (first === undefined) return `No record of ${output.dataset}${where} matches.`;
  if (output.group_by === undefined) {
    return `${output.dataset}${where}: ${output.columns.map((key) => `${key.replaceAll("_", " ")} ${String(first[key])}`).join(", ")}.`;
  }
  return `${output.rows.length} groups of ${output.dataset} by ${output.group_by}${where}; first is ${String(first[output.group_by])}.`;
}
