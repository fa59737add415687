import { locale, words } from "./words.ts";

const decimals = (value: number, digits: number) =>
  value.toLocaleString(locale, { maximumFractionDigits: digits });

/** A number as short as it may be without lying: four significant digits at most below one. */
export function showNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && size < 0.001) return value.toExponential(1).replace("e-", "e−");
  return decimals(value, size < 1 ? 4 : size < 100 ? 2 : 0);
}

/** Seconds in the two units that matter: "12 s", "3 min", "1 h 20 min". */
export function showDuration(seconds: number): string {
  const { second, minute, hour, day } = words.units;
  if (seconds < 10 && seconds > 0 && !Number.isInteger(seconds)) return `${decimals(seconds, 1)} ${second}`;
  const whole = Math.round(seconds);
  if (whole < 100) return `${whole} ${second}`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} ${minute}`;
  if (minutes < 24 * 60)
    return `${Math.floor(minutes / 60)} ${hour}${minutes % 60 === 0 ? "" : ` ${minutes % 60} ${minute}`}`;
  return `${Math.round(minutes / 1440)} ${day}`;
}

export function showMegabytes(megabytes: number): string {
  return megabytes >= 1000 ? `${decimals(megabytes / 1000, 1)} GB` : `${decimals(megabytes, 0)} MB`;
}

export function showBytes(bytes: number): string {
  if (bytes < 1000) return `${decimals(bytes, 0)} B`;
  return bytes < 1e6 ? `${decimals(bytes / 1000, 0)} kB` : showMegabytes(bytes / 1e6);
}

export function showCount(value: number): string {
  if (value >= 1e9) return `${decimals(value / 1e9, 1)} B`;
  if (value >= 1e6) return `${decimals(value / 1e6, 0)} M`;
  return decimals(value, 0);
}

/** A share between 0 and 1 in percent, to one decimal. */
export const showShare = (share: number) => `${(share * 100).toFixed(1)} %`;

/** A difference of shares in percentage points, always with its sign. */
export function showPoints(difference: number): string {
  const value = difference * 100;
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  return `${sign}${Math.abs(value).toFixed(1)}`;
}

export function showP(p: number): string {
  return p < 0.001 ? "< .001" : p.toFixed(3).replace(/^0/, "");
}

export const showDate = (iso: string) =>
  new Date(iso).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });

/** "3 min ago", "in 24 h": in the units that every other time is told in. */
export function showRelative(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const size = Math.abs(seconds);
  const { minute, hour, day } = words.units;
  if (size < 60) return words.time.now;
  // From the second day on in days: a deadline a day away is told as 24 h.
  const [count, unit] =
    size < 3570 ? [size / 60, minute] : size < 36 * 3600 ? [size / 3600, hour] : [size / 86_400, day];
  const text = `${Math.round(count)} ${unit}`;
  return seconds < 0 ? words.time.past(text) : words.time.future(text);
}

/** A date on its own line of a list: short, and exact on hover. */
export const showDay = (iso: string) =>
  new Date(iso).toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric" });

/** "p < .001" and "95 %" stay on one line. */
export const keepTogether = (text: string) =>
  text.replace(/ ([<>=≤≥%]) ?/g, (_, sign: string) => (sign === "%" ? "\u00a0% " : `\u00a0${sign}\u00a0`));

/** A whole number with its thousands apart. */
export const showWhole = (value: number) => value.toLocaleString(locale, { useGrouping: "min2" });
