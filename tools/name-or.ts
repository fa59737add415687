/** How a phrase calls an argument: by its value, or by `fallback` while it is open or an earlier step will give it. */
export function nameOr(value: unknown, fallback: string): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : fallback;
}

/** The same for a list: `none` while it is open, `one` for each member that an earlier step will give. */
export function namesOr(values: unknown, one: string, none: string): string {
  return Array.isArray(values) && values.length > 0
    ? values.map((value) => nameOr(value, one)).join(" and ")
    : none;
}
