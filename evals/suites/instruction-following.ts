import type { SuiteItem } from "#domain/evaluation.ts";
import { promptNamed, promptReference } from "#data/prompts/prompt-libraries.ts";
import { renderText } from "#data/prompts/render-prompt.ts";
import {
  answerItems,
  layoutItems,
  lengthItems,
  letterItems,
  phraseItems,
  type InstructionItem,
} from "./instruction-items.ts";
import type { SuiteDefinition } from "./suite-definition.ts";

const kinds = {
  length: lengthItems,
  letters: letterItems,
  phrases: phraseItems,
  answers: answerItems,
  layout: layoutItems,
} as const;

const library = "factory-roster";

function itemOf(
  kind: string,
  place: number,
  { asked, constraint, parameters, maxTokens = 60 }: InstructionItem,
): SuiteItem {
  const id = `${kind}-${String(place + 1).padStart(2, "0")}`;
  return {
    id,
    task: kind,
    cluster: id,
    prompt: renderText(promptNamed(library, asked.prompt), asked.values),
    check: { kind: "constraint", name: constraint, parameters },
    decoding: { max_tokens: maxTokens, temperature: 0, seed: 0 },
  };
}

export const instructionFollowingSuite: SuiteDefinition = {
  name: "instruction-following",
  title: "Instruction following",
  description:
    "Short general instructions with programmatic checks, to see whether a tuned model has forgotten how to follow them.",
  main_metric: "instruction_following",
  metrics: [{ name: "instruction_following", title: "Instructions followed", tasks: Object.keys(kinds) }],
  prompts: [...new Set(Object.values(kinds).flatMap((items) => items.map(({ asked }) => asked.prompt)))].map(
    (prompt) => promptReference(library, prompt),
  ),
  buildItems: () =>
    Object.entries(kinds).flatMap(([kind, items]) => items.map((item, place) => itemOf(kind, place, item))),
};
