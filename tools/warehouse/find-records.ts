import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { findRecords as findStoredRecords } from "#backends/ledger/records.ts";
import { defineTool } from "#tools/define-tool.ts";
import { resolveRecordDataset } from "#tools/naming/resolve-dataset.ts";
import { resolveField, resolveFilters } from "#tools/naming/resolve-field.ts";
import { recordsInWords } from "#tools/wording/records-in-words.ts";
import { findRecordsExamples } from "./find-records.examples.ts";
import { recordFilters } from "./record-filter.ts";
import { shownColumns } from "./shown-columns.ts";
import { summarizeRecords } from "./summarize-records.ts";

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
    order_by: z.string().optional(),
    order: z.enum(["asc", "desc"]),
    columns: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.unknown())),
  }),
  phrase: ({ dataset, filters }) =>
    `Find ${typeof dataset === "string" ? recordsInWords(dataset, filters).many : "records"}`,
  summarize: summarizeRecords,
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
      ...(orderBy === undefined ? {} : { order_by: orderBy.name }),
      order: input.order,
      columns: shownColumns(dataset.fields, rows, { filters, orderBy: orderBy?.name }),
      rows,
    };
  },
});
