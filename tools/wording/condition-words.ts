import { fieldTitle, fieldUnit } from "#domain/field-title.ts";
import { amountInWords } from "#domain/in-words.ts";
import { dayInWords } from "#domain/day-in-words.ts";
import type { RecordFilter } from "#tools/warehouse/record-filter.ts";

/** Where a condition stands beside the noun: "ThinkPad" before, "about the battery" after; "whose price is" closes what is said. */
export type ConditionWords = { before: string } | { after: string } | { whose: string };

/** Fields whose value is said before the noun, in that order: "ThinkPad T14 tickets". */
const namingFields = ["series", "device_family", "family", "device_name", "category", "type", "form_factor"];
const namingValues = new Set([
  "failed",
  "succeeded",
  "stopped",
  "refused",
  "approved",
  "rejected",
  "expired",
]);

const saidAfter: Readonly<Record<string, (value: string) => string>> = {
  part: (value) => `about the ${value}`,
  department: (value) => `in ${value}`,
  urgency: (value) => `of ${value} urgency`,
  weekday: (value) => `on ${value}s`,
  hour: (value) => `at ${value} o'clock`,
  app: (value) => `in ${value}`,
  audience: (value) => `for ${value}`,
  customer_type: (value) => `of ${value} customers`,
  customer_name: (value) => `of ${value}`,
  user_name: (value) => `of ${value}`,
  owner_name: (value) => `owned by ${value}`,
};

const yesAndNo: Readonly<Record<string, readonly [ConditionWords, ConditionWords]>> = {
  automated: [{ before: "automated" }, { before: "manual" }],
  weekend: [{ after: "at the weekend" }, { after: "on working days" }],
  purchased: [{ after: "with a purchase" }, { after: "without a purchase" }],
  complained: [{ after: "with a complaint" }, { after: "without a complaint" }],
  returning: [{ after: "of returning customers" }, { after: "of new customers" }],
};

const numeric = { "<": "under", "<=": "at most", ">": "over", ">=": "at least" } as const;
const dated = { "<": "before", "<=": "up to", ">": "after", ">=": "since" } as const;
const isDay = (value: unknown) => typeof value === "string" && /^\d{4}-\d{2}(-\d{2})?/.test(value);

/** How a person says one condition of a search. */
export function conditionWords({ field, op, value }: RecordFilter): ConditionWords {
  const title = fieldTitle(field);
  if (typeof value === "boolean") {
    const said = yesAndNo[field]?.[value === (op !== "not") ? 0 : 1];
    return said ?? { after: `${value === (op !== "not") ? "with" : "without"} ${title}` };
  }
  if (op === "contains")
    return namingFields.includes(field)
      ? { before: String(value) }
      : { whose: `${title} contains “${String(value)}”` };
  const text = valueInWords(field, value);
  if (op === "is") {
    if (namingFields.includes(field) || namingValues.has(String(value))) return { before: text };
    const after = saidAfter[field]?.(text);
    if (after !== undefined) return { after };
    return isDay(value) ? { after: `of ${text}` } : { whose: `${title} is ${text}` };
  }
  if (op === "not") return { whose: `${title} is not ${text}` };
  return isDay(value) ? { after: `${dated[op]} ${text}` } : { whose: `${title} is ${numeric[op]} ${text}` };
}

/** Where among those before the noun it stands. */
export function placeBefore(field: string): number {
  const place = namingFields.indexOf(field);
  return place < 0 ? -1 : place;
}

export function valueInWords(field: string, value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  // A year is a name, not an amount.
  if (typeof value === "number")
    return field === "year" ? String(value) : amountInWords(value, fieldUnit(field));
  if (value === "") return "empty";
  return isDay(value) ? dayInWords(value) : value;
}
