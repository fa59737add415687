import type { Interval } from "#domain/evaluation.ts";

/** A number with a true minus sign, and no minus before zero. */
export function formatNumber(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A share of 1 as a percentage: `57.3 %`. */
export function formatPercent(share: number, digits = 1): string {
  return `${formatNumber(share * 100, digits)} %`;
}

/**
 * Decimals with which a difference and its interval are told in points: none from ten points on, else one, and more
 * where rounding would hide on which side of zero something lies.
 */
export function pointDigits(difference: number, interval: Interval): number {
  const told = [difference, interval.low, interval.high].map((value) => value * 100);
  const least = Math.abs(difference) * 100 >= 10 ? 0 : 1;
  for (let digits = least; digits < 3; digits += 1) {
    if (told.every((value) => value === 0 || Number(value.toFixed(digits)) !== 0)) return digits;
  }
  return 3;
}

/** `1 point`, `31 points`, `2.5 points`. */
export function formatPoints(difference: number, digits: number): string {
  const text = formatNumber(difference * 100, digits);
  return `${text} ${text === "1" || text === "−1" ? "point" : "points"}`;
}

/** `p < .001`, `p = .012`; never rounded to the other side of .05. */
export function formatP(p: number): string {
  if (p < 0.001) return "p < .001";
  const digits = [3, 4, 5, 6].find((count) => Number(p.toFixed(count)) < 0.05 === p < 0.05) ?? 6;
  return `p = ${trimZero(p.toFixed(p >= 0.0995 && digits === 3 ? 2 : digits))}`;
}

/** p with two figures however small: `2.6e-15`, `.012`. */
export function formatExactP(p: number): string {
  return p < 0.001 ? p.toExponential(1) : formatP(p).slice("p = ".length);
}

function trimZero(text: string): string {
  return text.replace(/^0\./, ".");
}
