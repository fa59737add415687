import { z } from "zod";
import type { Dataset } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { entityId } from "#domain/entity.ts";
import {
  measureName,
  periodColumn,
  type Aggregation,
  type Measure,
} from "#backends/ledger/aggregate-records.ts";
import { defineTool } from "#tools/define-tool.ts";
import { resolveRecordDataset } from "#tools/naming/resolve-dataset.ts";
import { resolveField, resolveFilters } from "#tools/naming/resolve-field.ts";
import { aggregateRecordsExamples } from "./aggregate-records.examples.ts";
import { aggregationSource, shownSql, type AggregationSource } from "./aggregation-source.ts";
import { phraseAggregation, summarizeAggregation } from "./describe-aggregation.ts";
import { periodArgument } from "./period.ts";
import { recordFilters } from "./record-filter.ts";
import { periodFilters, resolvedPeriod, resolvePeriod } from "./resolve-period.ts";

const measure = z.strictObject({
  op: z.enum(["count", "avg", "sum", "min", "max", "median", "distinct"]),
  field: z.string().optional().describe("the numeric field; count needs none"),
});

export const aggregateRecords = defineTool({
  name: "aggregate_records",
  title: "Count records",
  description:
    "Counts, averages, sums, medians, minima and maxima over a dataset's records, over all, by group, or by day, week or month, with conditions and within a period; top n by order and limit.",
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
    period: periodArgument.optional().describe("only what happened then, or by day, week or month"),
    order: z.enum(["asc", "desc"]).default("desc").describe("by the first measure"),
    limit: z.number().int().min(1).max(200).default(50).describe("how many groups, or how many last periods"),
  }),
  output: z.object({
    dataset: entityId("dataset", "its name"),
    group_by: z.string().optional(),
    period: resolvedPeriod.optional(),
    filters: z.array(z.record(z.string(), z.unknown())),
    measures: z.array(measure),
    order: z.enum(["asc", "desc"]),
    columns: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
    /** The first measure over all records that meet the conditions, where its groups add up to it: a count or a sum. */
    total: z.number().optional(),
    /** The statement that computes this over the warehouse's tables. */
    sql: z.string(),
    engine: z.enum(["ledger", "warehouse"]),
  }),
  phrase: phraseAggregation,
  summarize: summarizeAggregation,
  examples: aggregateRecordsExamples,
  async run(input, { platform }) {
    const dataset = await resolveRecordDataset(platform.ledger.db, input.dataset);
    const source = await aggregationSource(platform, dataset);
    const filters = resolveFilters(dataset, input.filters);
    const measures = resolveMeasures(dataset, input.measure);
    const groupBy = input.group_by === undefined ? undefined : resolveField(dataset, input.group_by).name;
    const period =
      input.period === undefined
        ? undefined
        : await resolvePeriod(dataset, input.period, source, platform.now());
    const every = period?.every === undefined ? undefined : { field: period.field, every: period.every };
    const overAll: Aggregation = {
      measures,
      filters: [...filters, ...(period === undefined ? [] : periodFilters(period))],
      order: input.order,
      limit: input.limit,
    };
    const aggregation: Aggregation = {
      ...overAll,
      ...(groupBy === undefined ? {} : { group_by: groupBy }),
      ...(every === undefined ? {} : { period: every }),
    };
    const total = groupBy === undefined ? undefined : await totalOf(source, overAll);
    return {
      dataset: dataset.name,
      ...(groupBy === undefined ? {} : { group_by: groupBy }),
      ...(period === undefined ? {} : { period }),
      filters,
      measures,
      order: input.order,
      columns: [
        ...(every === undefined ? [] : [periodColumn(every, groupBy)]),
        ...(groupBy === undefined ? [] : [groupBy]),
        ...measures.map(measureName),
      ],
      rows: await source.aggregate(aggregation),
      ...(total === undefined ? {} : { total }),
      sql: shownSql(dataset, aggregation),
      engine: source.engine,
    };
  },
});

/** What a leading group is a part of: nobody adds up averages. */
async function totalOf(source: AggregationSource, overAll: Aggregation): Promise<number | undefined> {
  const [first] = overAll.measures;
  if (first?.op !== "count" && first?.op !== "sum") return undefined;
  const [row] = await source.aggregate({ ...overAll, measures: [first] });
  const total = row?.[measureName(first)];
  return typeof total === "number" ? total : undefined;
}

function resolveMeasures(dataset: Dataset, wanted: readonly z.infer<typeof measure>[]): Measure[] {
  return wanted.map(({ op, field: name }) => {
    if (op === "count") return { op };
    if (name === undefined)
      throw new Failure("invalid-input", `"${op}" needs a field`, { hint: numericFieldsHint(dataset) });
    const field = resolveField(dataset, name);
    if (op !== "distinct" && field.type !== "number")
      throw new Failure("invalid-input", `${field.name} is not a number`, {
        hint: numericFieldsHint(dataset),
      });
    return { op, field: field.name };
  });
}

function numericFieldsHint({ fields }: Dataset): string {
  const numeric = fields.filter((field) => field.type === "number").map((field) => field.name);
  return `Its numeric fields are: ${numeric.join(", ")}.`;
}
