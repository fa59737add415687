export type PromptPart = { text: string; variable?: string };

const blank = /\{\{\s*(\w+)\s*\}\}/g;

/** A prompt's text cut at its blanks; each holds what was given for it, or its own name while nothing is. */
export function fillBlanks(text: string, values: Readonly<Record<string, string>>): PromptPart[] {
  const parts: PromptPart[] = [];
  let from = 0;
  for (const match of text.matchAll(blank)) {
    const [whole, variable = ""] = match;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: values[variable] || whole, variable });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
