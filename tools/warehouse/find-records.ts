import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { findRecords as findStoredRecords } from "#backends/ledger/records.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveRecordDataset } from "#tools/naming/resolve-dataset.ts";
import { resolveField, resolveFilters } from "#tools/naming/resolve-field.ts";
import { findRecordsExamples } from "./find-records.examples.ts";
import { describeFilters, recordFilters } from "./record-filter.ts";

export const findRecords = defineTool({
  name: "find_records",
  title: "Find records",
  description:
    "Finds records of a dataset by conditions on their fields, sorted, at most a hundred; says how many match in all.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    dataset: entityId("dataset", "the dataset, by name or id"),
    filters: recordFilters.default([]),
    order_by: z.string().optional().describe("the field to sort by"),
    order: z.enum(["asc", "desc"]).default("asc"),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    dataset: entityId("dataset", "its name"),
    total: z.number(),
    filters: z.array(z.record(z.string(), z.unknown())),
    columns: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.unknown())),
  }),
  phrase: ({ dataset, filters }) => {
    const conditions = describeFilters(filters);
    return `Find records of ${nameOr(dataset, "a dataset")}${conditions === "" ? "" : ` where ${conditions}`}`;
  },
  summarize: (output) => ({
    text:
      output.total === 0
        ? `No record of ${output.dataset} matches.`
        : `${output.total} records of ${output.dataset} match; ${output.rows.length} are shown.`,
    card: {
      kind: "table",
      title: output.dataset,
      columns: output.columns.map((key) => ({
        key,
        label: key,
        numeric: typeof output.rows[0]?.[key] === "number",
      })),
      rows: output.rows.map((row) => Object.fromEntries(output.columns.map((key) => [key, cell(row[key])]))),
      query: describeFilters(output.filters),
      total: output.total,
    },
  }),
  examples: findRecordsExamples,
  async run(input, { platform }) {
    const dataset = await resolveRecordDataset(platform.ledger.db, input.dataset);
    const filters = resolveFilters(dataset, input.filters);
    const orderBy = input.order_by === undefined ? undefined : resolveField(dataset, input.order_by);
    const { rows, total } = await findStoredRecords(platform.ledger.db, {
      dataset_id: dataset.id,
      filters,
      ...(orderBy === undefined ? {} : { order_by: orderBy.name, order: input.order }),
      limit: input.limit,
      offset: 0,
    });
    return {
      dataset: dataset.name,
      total,
      filters,
      columns: shownColumns(dataset.fields.map(({ name }) => name)),
      rows,
    };
  },
});

function cell(value: unknown): string | number | boolean | null {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return value === undefined || value === null
    ? null
    : Array.isArray(value)
      ? value.join(", ")
      : String(value);
}

/** A table wider than this cannot be read; the record itself has the rest. */
function shownColumns(fields: string[]): string[] {
  return fields.slice(0, 10);
}
