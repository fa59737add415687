import { fold } from "./tokens.ts";
import { readNumberWords } from "./number-words.ts";

/** A number in a text. `share` is a percentage, fraction or ratio part as 0 to 1; `times` multiplies ("twice"). */
export type NumberMention = {
  value: number;
  kind: "count" | "share" | "times" | "ordinal";
  start: number;
  end: number;
};

const digits =
  /(?<![\p{L}\d_@.-])(\d+(?:[.,]\d+)*(?:e[-+]?\d+)?)(\s?(?:%|percent\b|per cent\b|prozent\b|por ciento\b|k\b|m(?:illion)?\b(?!\p{L})|x\b|mal\b|times\b|veces\b|倍|万|千|百))?/giu;

/** Numbers in digits and in words (English, German, Spanish, Chinese), in order of appearance, without overlaps. */
export function findNumbers(text: string): NumberMention[] {
  const found = [...findRatios(text), ...findDigits(text), ...readNumberWords(text)];
  found.sort((left, right) => left.start - right.start || right.end - left.end);
  const kept: NumberMention[] = [];
  for (const mention of found) {
    const last = kept.at(-1);
    if (!last || mention.start >= last.end) kept.push(mention);
  }
  return kept;
}

/** `90/10`, `80-20 split`: the smaller part is the share held back. */
function findRatios(text: string): NumberMention[] {
  return [...text.matchAll(/(?<![\d/.-])(\d{1,2})\s?[/:比-]\s?(\d{1,2})(?![\d/.:-])/gu)].flatMap((match) => {
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first + second !== 100 && first + second !== 10) return [];
    const value = Math.min(first, second) / (first + second);
    return [{ value, kind: "share" as const, start: match.index, end: match.index + match[0].length }];
  });
}

function findDigits(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of foldKeepingOffsets(text).matchAll(digits)) {
    if (isPartOfAnId(text, match.index)) continue;
    const value = parseDigits(match[1] ?? "");
    const suffix = (match[2] ?? "").trim().toLowerCase();
    const place = { start: match.index, end: match.index + match[0].length };
    if (/^(%|percent|per cent|prozent|por ciento)$/.test(suffix))
      found.push({ value: round(value / 100), kind: "share", ...place });
    else if (/^(x|mal|times|veces|倍)$/.test(suffix)) found.push({ value, kind: "times", ...place });
    else found.push({ value: value * (multipliers[suffix] ?? 1), kind: "count", ...place });
  }
  return found;
}

const multipliers: Record<string, number> = {
  k: 1000,
  m: 1_000_000,
  million: 1_000_000,
  万: 10_000,
  千: 1000,
  百: 100,
};

/** Folding must keep every offset, so only characters that fold to one character are folded. */
function foldKeepingOffsets(text: string): string {
  return [...text]
    .map((character) => (fold(character).length === character.length ? fold(character) : character))
    .join("");
}

/** `1,000` and `1.000` are a thousand, `0,7` and `0.7` seven tenths, `2e-4` as it stands. */
export function parseDigits(text: string): number {
  if (/^\d{1,3}([.,]\d{3})+$/.test(text) && !text.startsWith("0"))
    return Number(text.replaceAll(/[.,]/g, ""));
  return Number(text.replace(/,(?=\d{3}\.)/g, "").replace(",", "."));
}

/** Shares such as 0.07 stay exact through the division. */
export function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** `7f3a` is an id, not seven of something; `16gb` and `2e-4` are numbers. */
function isPartOfAnId(text: string, start: number): boolean {
  const run = /^[\p{Script=Latin}\d]+/u.exec(text.slice(start))?.[0] ?? "";
  return /[a-z]/i.test(run) && !/^\d+(?:e\d*|[a-z]{1,12})$/i.test(run) && /^[0-9a-z]{3,}$/i.test(run);
}
