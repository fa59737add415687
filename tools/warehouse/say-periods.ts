import { capitalised } from "#domain/field-title.ts";
import { dayInWords } from "#domain/day-in-words.ts";
import { amountInWords, countInWords, listInWords } from "#domain/in-words.ts";
import { titleOfMeasure, type Aggregated, type AggregatedRow, type AggregatedWords } from "./aggregated.ts";

type Point = { name: string; value: number };

/** How it went by day, week or month: in all, the most and the fewest, and where it ended. */
export function sayPeriods(
  output: Aggregated,
  words: AggregatedWords,
  timeKey: string,
  when: string,
): string {
  const every = output.period?.every ?? "day";
  const points = output.rows.flatMap((row): Point[] => {
    const value = words.valueOf(row);
    return value === undefined ? [] : [{ name: periodName(row, timeKey, every), value }];
  });
  const [first] = points;
  if (first === undefined) return `None of the ${words.records.many} has a value to compute${when}.`;
  if (output.group_by !== undefined) return sayBoth(output, words, timeKey, when);
  const { op } = words.measure;
  if (points.length === 1)
    return op === "count"
      ? `${countInWords(first.value, words.records)}, all ${first.name}.`
      : `${capitalised(titleOfMeasure(words.measure, words.noun))} of ${words.records.many}: ${words.amount(first.value)} ${first.name}.`;
  const span = `${every === "day" ? "on" : "in"} ${points.length} ${every}s`;
  const sum = points.reduce((total, { value }) => total + value, 0);
  const begin =
    op === "count"
      ? `${countInWords(sum, words.records)} ${span}${when}`
      : `${capitalised(titleOfMeasure(words.measure, words.noun))} of ${words.records.many} by ${every}${when}`;
  return `${begin}: ${extremes(points, words)}.`;
}

function extremes(points: readonly Point[], words: AggregatedWords): string {
  const values = points.map(({ value }) => value);
  const [high, low] = [Math.max(...values), Math.min(...values)];
  if (high === low) return `always ${words.amount(high)}`;
  const isCount = words.measure.op === "count";
  const last = points.at(-1);
  const end =
    last === undefined || last.value === high || last.value === low
      ? ""
      : `, ${words.amount(last.value)} in the last, ${last.name.replace(/^(?:in|on) /, "")}`;
  return `the ${isCount ? "most" : "highest"} ${at(points, high)} (${words.amount(high)}), the ${isCount ? "fewest" : "lowest"} ${at(points, low)} (${words.amount(low)})${end}`;
}

function at(points: readonly Point[], value: number): string {
  const names = points.filter((point) => point.value === value).map(({ name }) => name);
  return names.length > 2
    ? `${names[0] ?? ""} and ${amountInWords(names.length - 1)} others`
    : listInWords(names.map((name, index) => (index === 0 ? name : name.replace(/^(?:in|on) /, ""))));
}

function sayBoth(output: Aggregated, words: AggregatedWords, timeKey: string, when: string): string {
  const every = output.period?.every ?? "day";
  const best = output.rows.reduce<AggregatedRow | undefined>(
    (most, row) =>
      most === undefined || (words.valueOf(row) ?? -Infinity) > (words.valueOf(most) ?? -Infinity)
        ? row
        : most,
    undefined,
  );
  if (best === undefined) return "";
  const title = capitalised(titleOfMeasure(words.measure, words.records));
  return `${title} by ${every} and ${words.group}${when}: the most is ${words.amount(words.valueOf(best) ?? 0)}, ${words.groupName(best)} ${periodName(best, timeKey, every)}.`;
}

/** "on 3 May 2026", "in the week of 4 May 2026", "in May 2026". */
function periodName(row: AggregatedRow, timeKey: string, every: string): string {
  const day = dayInWords(String(row[timeKey] ?? ""));
  return every === "day" ? `on ${day}` : every === "week" ? `in the week of ${day}` : `in ${day}`;
}
