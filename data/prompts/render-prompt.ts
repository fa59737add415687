import { Failure } from "#domain/failure.ts";
import type { Prompt } from "./prompt-library.ts";

export type RenderedPrompt = { role: "system" | "user"; content: string }[];

const blank = /\{\{\s*([a-z_]+)\s*\}\}/g;

/**
 * The messages of a prompt with its blanks filled. Values are put in as they are, once: what looks like a blank in a value stays
 * text. Throws `invalid-input` for a value that is missing or that no blank takes.
 */
export function renderPrompt(
  prompt: Prompt,
  values: Readonly<Record<string, string | undefined>>,
): RenderedPrompt {
  const names = prompt.variables.map(({ name }) => name);
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Failure("invalid-input", `${prompt.name} has no variable ${unknown.join(", ")}.`, {
      hint: `Its variables are: ${names.join(", ")}.`,
    });
  const fill = (text: string) =>
    text.replaceAll(blank, (_whole, name: string) => valueOf(prompt, name, values));
  return [
    ...(prompt.system === undefined ? [] : [{ role: "system" as const, content: fill(prompt.system) }]),
    { role: "user", content: fill(prompt.text) },
  ];
}

/** The one text of a prompt without a system message, with its blanks filled; throws as `renderPrompt` does. */
export function renderText(prompt: Prompt, values: Readonly<Record<string, string | undefined>>): string {
  const [{ role, content } = { role: "system", content: "" }, ...more] = renderPrompt(prompt, values);
  if (role === "user" && more.length === 0) return content;
  throw new Failure("invalid-input", `${prompt.name} has a system message, and is no single text.`);
}

/** The names of the blanks in a prompt's texts. */
export function blanksOf(prompt: Prompt): string[] {
  const text = `${prompt.system ?? ""}\n${prompt.text}`;
  return [...new Set([...text.matchAll(blank)].map((match) => match[1] ?? ""))];
}

function valueOf(prompt: Prompt, name: string, values: Readonly<Record<string, string | undefined>>): string {
  const value = values[name] ?? prompt.variables.find((variable) => variable.name === name)?.fallback;
  if (value !== undefined) return value;
  throw new Failure("invalid-input", `${prompt.name} needs a value for ${name}.`, {
    hint: prompt.variables.find((variable) => variable.name === name)?.description ?? "",
  });
}
