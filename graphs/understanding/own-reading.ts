import type { Clause } from "./clauses.ts";
import type { Reading } from "./reading.ts";

/** The reading with all but these clauses blanked, every place where it was; the whole where no clause is the step's own. */
export function ownReading(reading: Reading, clauses: readonly Clause[]): Reading {
  if (clauses.length === 0) return reading;
  const isOwn = (place: { start: number }) =>
    clauses.some((clause) => place.start >= clause.start && place.start < clause.end);
  const kept = clauses.toSorted((left, right) => left.start - right.start);
  let text = "";
  for (const { start, end } of kept) {
    if (start < text.length) continue;
    const between = reading.text.slice(text.length, start);
    // What only joins the step's own clauses stays.
    text += kept[0]?.start !== start && between.length < 8 ? between : " ".repeat(between.length);
    text += reading.text.slice(start, end);
  }
  const rest = reading.text.slice(text.length);
  return {
    text: text + (/^[?？!.。\s]*$/u.test(rest) ? rest : ""),
    mentions: reading.mentions.filter(isOwn),
    series: reading.series.filter(isOwn),
    numbers: reading.numbers.filter(isOwn),
    quotes: reading.quotes.filter(isOwn),
    queries: reading.queries.filter(isOwn),
    files: reading.files.filter(isOwn),
  };
}
