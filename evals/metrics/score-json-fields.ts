import { foldText } from "./fold-text.ts";

/** The first JSON object of the text that parses: the whole text, or from the first `{` to the last `}`. */
export function readJsonObject(text: string): Record<string, unknown> | undefined {
  const first = text.indexOf("{");
  const last = text.lastIndexOf("}");
  for (const candidate of [text, first >= 0 && last > first ? text.slice(first, last + 1) : ""]) {
    const value = parse(candidate);
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      return value as Record<string, unknown>;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an answer like any other: it scores as one without fields.
    return undefined;
  }
}

/** Share of the expected fields whose value is equal after folding; numbers and booleans count by their text. 0 without JSON. */
export function scoreJsonFields(output: string, expected: Readonly<Record<string, string>>): number {
  const names = Object.keys(expected);
  const answer = readJsonObject(output);
  if (answer === undefined || names.length === 0) return 0;
  const right = names.filter((name) => {
    const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
    const text =
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? foldText(String(value))
        : "";
    return text !== "" && text === foldText(expected[name] ?? "");
  });
  return right.length / names.length;
}
