/** So many items of a list are worth remembering for what a person says next. */
const most = 3;

/** A result with each of its lists cut to the first items. */
export function firstItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, most).map(firstItems);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, firstItems(item)]));
}
