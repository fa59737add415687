/** How a phrase calls an argument: by its value, or by `fallback` while it is open or an earlier step will give it. */
export function nameOr(value: unknown, fallback: string): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : fallback;
}
