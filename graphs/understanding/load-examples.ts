import { readdir } from "node:fs/promises";
import type { Tool, ToolExample } from "#tools/define-tool.ts";
import type { PlanExample } from "./examples/plan-example.ts";
import type { RefusalExample } from "./examples/refusal-example.ts";
import type { TalkExample } from "./examples/talk-example.ts";

/** A text and every label it carries: tool names, `refuse:<reason>` or `talk:<kind>`. */
export type LabelledText = {
  text: string;
  labels: string[];
  args: Record<string, unknown>;
  language: string;
};

type AnyExample = ToolExample | PlanExample | RefusalExample | TalkExample;

/** The examples of the tools given, of the tools to come, of plans, refusals and talk; in an order that files' names decide. */
export async function loadExamples(tools: readonly Tool[]): Promise<LabelledText[]> {
  const built = tools.flatMap((tool) => tool.examples.map((example) => label(example, tool.name)));
  const names = new Set(tools.map((tool) => tool.name));
  const planned = (await readFolder("planned")).filter(({ name }) => !names.has(name));
  const shared = await readFolder("examples");
  return [
    ...built,
    ...planned.flatMap(({ name, examples }) => examples.map((example) => label(example, name))),
    ...shared.flatMap(({ name, examples }) => examples.map((example) => label(example, name))),
  ];
}

/** Each `<tool-name>.examples.ts` of a folder beside this file, with what it exports. */
async function readFolder(folder: string): Promise<{ name: string; examples: AnyExample[] }[]> {
  const url = new URL(`./${folder}/`, import.meta.url);
  const files = (await readdir(url)).filter((file) => file.endsWith(".examples.ts")).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const exported = (await import(new URL(file, url).href)) as Record<string, unknown>;
      const examples = Object.values(exported).flatMap((value) =>
        Array.isArray(value) ? (value as AnyExample[]) : [],
      );
      return { name: file.replace(".examples.ts", "").replaceAll("-", "_"), examples };
    }),
  );
}

export function label(example: AnyExample, tool: string): LabelledText {
  const language = example.language ?? "en";
  if ("reason" in example)
    return { text: example.text, labels: [`refuse:${example.reason}`], args: {}, language };
  if ("kind" in example) return { text: example.text, labels: [`talk:${example.kind}`], args: {}, language };
  if ("tools" in example)
    return { text: example.text, labels: wanted(example.tools), args: example.args, language };
  return { text: example.text, labels: [tool], args: example.args, language };
}

/** A training brings its training set with it: chaining adds that step, so it is no wish of its own. */
function wanted(tools: readonly string[]): string[] {
  return [...new Set(tools)].filter(
    (tool) => tool !== "build_training_set" || !tools.includes("start_training"),
  );
}
