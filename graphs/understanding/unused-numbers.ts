import type { StepDraft } from "#domain/plan.ts";
import type { NumberMention } from "./numbers.ts";
import type { Reading } from "./reading.ts";

/** A number may stand in an argument in another unit: minutes and hours as seconds, weeks as days, per cent as a share. */
const units = [1, 7, 60, 3600, 1 / 100, 1000, 1024, 1 / 1000, 1 / 1024];

/** Numbers that a request states and no step takes, each with the word after it ("400 tokens"), as the person wrote them. */
export function unusedNumbers(reading: Reading, steps: readonly StepDraft[]): string[] {
  const values = steps.flatMap((step) => leaves([step.args, step.when ?? null]));
  const isUsed = ({ value }: NumberMention) =>
    values.some((used) =>
      typeof used === "number"
        ? units.some((unit) => Math.abs(used - value * unit) < 1e-9)
        : typeof used === "string" && used.includes(String(value)),
    );
  return reading.numbers
    .filter((number) => number.kind !== "ordinal" && isStated(reading, number) && !isUsed(number))
    .map((number) => withNextWord(reading.text, number));
}

/** "from 0.6 to 0.65": what stands before "to" is how it was. */
const wasBefore = /^\S* ?(?:to|auf|a|hasta|到|改成) ?\d/u;

/** In digits and outside of names, quotes, files and queries: "one report" counts nothing. */
function isStated(reading: Reading, { start, end }: NumberMention): boolean {
  const others = [
    ...reading.mentions,
    ...reading.series,
    ...reading.quotes,
    ...reading.files,
    ...reading.queries,
  ];
  return (
    /\d/.test(reading.text.slice(start, end)) &&
    !wasBefore.test(reading.text.slice(end)) &&
    others.every((place) => end <= place.start || start >= place.end)
  );
}

function withNextWord(text: string, { start, end }: NumberMention): string {
  const next =
    /^[\s-]?(?!(?:on|to|of|in|for|at|and|or|with|auf|mit|und|en|de|y|con)\b)\p{L}+/u.exec(
      text.slice(end),
    )?.[0] ?? "";
  return text.slice(start, end) + next;
}

function leaves(value: unknown): unknown[] {
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(leaves) : [value];
}
