import { z } from "zod";
import type { Field } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { months } from "#domain/months.ts";

const dayMs = 86_400_000;

const spans = new RegExp(
  `^(today|yesterday|this (week|month|year)|last (week|month|year)|last \\d{1,3} (days|weeks|months)|(since )?(${months.join("|")}|\\d{4}(-\\d{2}(-\\d{2})?)?))$`,
);

/** When, and by what span of time the results are told apart. */
export const periodArgument = z.strictObject({
  field: z.string().optional().describe("the date field; the dataset's first one when left out"),
  within: z
    .string()
    .regex(spans)
    .optional()
    .describe(
      "today, yesterday, this week, last week, this month, last month, this year, last year, last 7 days (weeks, months), march, since march, or 2026, 2026-03, 2026-03-14, since 2026-03-14",
    ),
  every: z.enum(["day", "week", "month"]).optional().describe("one row for each day, week or month"),
});
export type Period = z.infer<typeof periodArgument>;

export type Span = {
  /** Days as `2026-03-01`; `until` is the first that no longer counts. */
  from: string;
  until: string;
};

/** The date field that a period is about. Throws `invalid-input` naming those there are. */
export function dateField(
  dataset: { name: string; fields: readonly Field[] },
  wanted: string | undefined,
): string {
  const dates = dataset.fields.filter((field) => field.format !== undefined).map((field) => field.name);
  const found = wanted === undefined ? dates[0] : dates.find((name) => name === wanted);
  if (found !== undefined) return found;
  throw new Failure(
    "invalid-input",
    wanted === undefined
      ? `${dataset.name} has no date field`
      : `${wanted} is not a date field of ${dataset.name}`,
    {
      hint: dates.length > 0 ? `Its date fields are: ${dates.join(", ")}.` : "Ask without a period.",
    },
  );
}

/** The days that words such as "this month" mean on a given day, in UTC; weeks begin on Monday. */
export function spanOf(within: string, today: Date): Span {
  const [first, second, third] = within.split(" ");
  if (/^\d{4}/.test(within)) return namedSpan(within);
  const day = startOfDay(today);
  if (first === "since") return { from: spanOf(second ?? "", today).from, until: dayText(addDays(day, 1)) };
  const month = months.indexOf(within);
  if (month >= 0) return latestMonth(month, day);
  if (first === "today") return span(day, addDays(day, 1));
  if (first === "yesterday") return span(addDays(day, -1), day);
  if (third !== undefined) return span(backFrom(day, Number(second), third), addDays(day, 1));
  const begin = startOf(second ?? "", day);
  return first === "this"
    ? span(begin, next(second ?? "", begin))
    : span(startOf(second ?? "", addDays(begin, -1)), begin);
}

/** The last N days, weeks or months up to and with a day. */
function backFrom(day: Date, count: number, unit: string): Date {
  if (unit === "months") return addDays(addMonths(day, -count), 1);
  return addDays(day, 1 - count * (unit === "weeks" ? 7 : 1));
}

function namedSpan(text: string): Span {
  const begin = new Date(`${text}${text.length === 4 ? "-01-01" : text.length === 7 ? "-01" : ""}T00:00:00Z`);
  if (Number.isNaN(begin.getTime()))
    throw new Failure("invalid-input", `${text} is not a date`, {
      hint: "Write it as 2026-03-14, 2026-03 or 2026.",
    });
  const end =
    text.length === 4 ? addMonths(begin, 12) : text.length === 7 ? addMonths(begin, 1) : addDays(begin, 1);
  return span(begin, end);
}

/** The last month of that name that has begun. */
function latestMonth(month: number, day: Date): Span {
  const year = day.getUTCFullYear() - (month > day.getUTCMonth() ? 1 : 0);
  const begin = new Date(Date.UTC(year, month, 1));
  return span(begin, addMonths(begin, 1));
}

function startOf(unit: string, day: Date): Date {
  if (unit === "week") return addDays(day, -((day.getUTCDay() + 6) % 7));
  return new Date(Date.UTC(day.getUTCFullYear(), unit === "month" ? day.getUTCMonth() : 0, 1));
}

function next(unit: string, begin: Date): Date {
  return unit === "week" ? addDays(begin, 7) : addMonths(begin, unit === "month" ? 1 : 12);
}

const startOfDay = (date: Date) => new Date(Math.floor(date.getTime() / dayMs) * dayMs);
const addDays = (date: Date, days: number) => new Date(date.getTime() + days * dayMs);

/** The same day so many months on, or the month's last where it has no such day. */
function addMonths(date: Date, months: number): Date {
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date.getUTCDate(), last)));
}

const span = (from: Date, until: Date): Span => ({ from: dayText(from), until: dayText(until) });

export const dayText = (date: Date): string => date.toISOString().slice(0, 10);
