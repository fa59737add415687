const ones: Readonly<Record<string, string>> = {
  inches: "inch",
  hours: "hour",
  days: "day",
  months: "month",
};

/** A number with its unit, as exact as a person reads it: "1,904 USD", "14.3 Wh", "2.35". */
export function amountInWords(value: number, unit?: string): string {
  const size = Math.abs(value);
  const digits = Number.isInteger(value) || size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.01 ? 2 : 4;
  const number = value.toLocaleString("en", { maximumFractionDigits: digits });
  if (unit === undefined) return number;
  return `${number} ${value === 1 ? (ones[unit] ?? unit) : unit}`;
}

/** "a", "a and b", "a, b and c". */
export function listInWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/** "1 device", "1,840 devices". */
export function countInWords(count: number, noun: { one: string; many: string }): string {
  return `${amountInWords(count)} ${count === 1 ? noun.one : noun.many}`;
}
