import { capitalised } from "./field-title.ts";
import { months } from "./months.ts";

type Day = { year: string; month: string; day: string };

const monthName = (month: string) => capitalised(months[Number(month) - 1] ?? month);

function partsOf(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  return year === undefined || month === undefined || day === undefined ? undefined : { year, month, day };
}

/** `2025-09-30` is "30 September 2025", `2025-09` "September 2025"; anything else stays as it is. */
export function dayInWords(text: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (year !== undefined && month !== undefined) return `${monthName(month)} ${year}`;
  const at = partsOf(text);
  return at === undefined ? text : `${Number(at.day)} ${monthName(at.month)} ${at.year}`;
}

/** The days from the first to the last, both counted: "from 1 to 30 September 2025", "on 3 May 2026". */
export function daysInWords(first: string, last: string): string {
  if (first === last) return `on ${dayInWords(first)}`;
  const [begin, end] = [partsOf(first), partsOf(last)];
  if (begin === undefined || end === undefined || begin.year !== end.year)
    return `from ${dayInWords(first)} to ${dayInWords(last)}`;
  const from = Number(begin.day);
  const start = begin.month === end.month ? `${from}` : `${from} ${monthName(begin.month)}`;
  return `from ${start} to ${dayInWords(last)}`;
}
