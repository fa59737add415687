/** What a field is called where its name, read aloud, is not what a person would say; with its unit, which then is no part of the title. */
const known: Readonly<Record<string, string>> = {
  id: "ID",
  at: "time",
  os: "operating system",
  app: "application",
  ram_gb: "memory",
  display_inches: "screen size",
  refresh_hz: "refresh rate",
  battery_mah: "battery capacity",
  battery_wh: "battery capacity",
  camera_mp: "camera resolution",
  warranty_months: "warranty",
  spend_usd: "amount spent",
  step_count: "number of steps",
  touchpoint_count: "number of contacts",
  name: "name",
};

/** The last word of a field's name that says what its numbers count, and how that is written. */
const units: Readonly<Record<string, string>> = {
  gb: "GB",
  mb: "MB",
  usd: "USD",
  eur: "EUR",
  g: "g",
  kg: "kg",
  inches: "inches",
  hz: "Hz",
  mah: "mAh",
  wh: "Wh",
  mp: "MP",
  percent: "%",
  seconds: "s",
  ms: "ms",
  minutes: "min",
  hours: "hours",
  days: "days",
  months: "months",
};

const partsOf = (name: string) => name.split(/[_\s-]+/).filter((part) => part !== "");

/** The unit of a field's numbers, read from the end of its name: `price_usd` is in USD. A name of one word has none. */
export function fieldUnit(name: string): string | undefined {
  const parts = partsOf(name.toLowerCase());
  return parts.length > 1 ? units[parts.at(-1) ?? ""] : undefined;
}

/** A field in words: `device_family` is "device family", `price_usd` "price", `device_id` "device ID". */
export function fieldTitle(name: string): string {
  const special = known[name];
  if (special !== undefined) return special;
  const parts = partsOf(name);
  const worded = fieldUnit(name) === undefined ? parts : parts.slice(0, -1);
  return worded.map((part) => (part === "id" ? "ID" : part === "ids" ? "IDs" : part)).join(" ");
}

const measures: Readonly<Record<string, string>> = {
  avg: "average",
  sum: "total",
  min: "lowest",
  max: "highest",
  median: "median",
  distinct: "different",
};

/** What is measured of a field, in words: "average price", "different devices". */
export function measureTitle(op: string, field: string): string {
  const title = fieldTitle(field);
  return `${measures[op] ?? op} ${op === "distinct" ? pluralOf(title.replace(/ ID$/, "")) : title}`;
}

/** The heading of a column: `avg_price_usd` is "average price (USD)". */
export function columnTitle(key: string): string {
  const [op = "", ...rest] = key.split("_");
  const isMeasure = op in measures && rest.length > 0;
  const field = isMeasure ? rest.join("_") : key;
  const unit = op === "distinct" ? undefined : fieldUnit(field);
  const title = isMeasure ? measureTitle(op, field) : fieldTitle(field);
  return unit === undefined ? title : `${title} (${unit})`;
}

export function pluralOf(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

export function singularOf(noun: string): string {
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(noun)) return noun.slice(0, -2);
  return /[^s]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
