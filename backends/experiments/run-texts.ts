/** A value of several levels as texts under dotted names: `{a: {b: 1}}` is `{"a.b": "1"}`. Lists become JSON; what is absent stays so. */
export function toTexts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => textsOf(name, value)));
}

function textsOf(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  if (typeof value === "string") return [[name, value]];
  if (typeof value !== "object" || Array.isArray(value)) return [[name, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([inner, item]) => textsOf(`${name}.${inner}`, item));
}
