import { z } from "zod";
import type { Dataset } from "#domain/dataset.ts";
import { dayInWords, daysInWords } from "#domain/day-in-words.ts";
import { resolveField } from "#tools/naming/resolve-field.ts";
import type { AggregationSource } from "./aggregation-source.ts";
import { dateField, dayText, spanOf, type Period } from "./period.ts";
import type { RecordFilter } from "./record-filter.ts";

export const resolvedPeriod = z.object({
  field: z.string(),
  every: z.enum(["day", "week", "month"]).optional(),
  within: z.string().optional(),
  /** The first day that counts, and the first that no longer does. */
  from: z.string().optional(),
  until: z.string().optional(),
  /** The day that "this month" was taken as of, where the data ends before now. */
  as_of: z.string().optional(),
});
export type ResolvedPeriod = z.infer<typeof resolvedPeriod>;

/**
 * The period's field and days. Words such as "this month" are relative to now; where the data ends before the days they mean
 * begin, to the data's newest day, which `as_of` then says.
 */
export async function resolvePeriod(
  dataset: Dataset,
  period: Period,
  source: Pick<AggregationSource, "newest">,
  now: Date,
): Promise<ResolvedPeriod> {
  const named = period.field === undefined ? undefined : resolveField(dataset, period.field).name;
  const field = dateField(dataset, named);
  const base = { field, ...(period.every === undefined ? {} : { every: period.every }) };
  const { within } = period;
  if (within === undefined) return base;
  const span = spanOf(within, now);
  const newest = /^\d/.test(within) ? undefined : (await source.newest(field))?.slice(0, 10);
  if (newest === undefined || newest >= span.from) return { ...base, within, ...span };
  const asOf = new Date(`${newest}T00:00:00Z`);
  return { ...base, within, ...spanOf(within, asOf), as_of: dayText(asOf) };
}

/** The conditions that keep what happened in the period's days. */
export function periodFilters({ field, from, until }: ResolvedPeriod): RecordFilter[] {
  return [
    ...(from === undefined ? [] : [{ field, op: ">=" as const, value: from }]),
    ...(until === undefined ? [] : [{ field, op: "<" as const, value: until }]),
  ];
}

/** "from 1 to 30 September 2025, the last month in the data": the days meant, and how they were found where the data ends before now. */
export function describePeriod(period: ResolvedPeriod | undefined): string {
  if (period?.from === undefined || period.until === undefined) return "";
  const last = dayText(new Date(Date.parse(period.until) - 86_400_000));
  const days = daysInWords(period.from, last);
  return period.as_of === undefined ? days : `${days}, ${asOf(period)}`;
}

/** What words such as "this month" mean in data that ends earlier. */
function asOf({ within = "", as_of = "" }: ResolvedPeriod): string {
  const [, unit] = /^(?:this )(week|month|year)$/.exec(within) ?? [];
  if (unit !== undefined) return `the last ${unit} in the data`;
  if (within === "today") return "the last day in the data";
  if (/^last \d/.test(within)) return `the ${within} in the data`;
  return `counted back from ${dayInWords(as_of)}, where the data ends`;
}
