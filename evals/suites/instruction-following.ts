import type { SuiteItem } from "#domain/evaluation.ts";
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

function itemOf(
  kind: string,
  place: number,
  { prompt, constraint, parameters, maxTokens = 60 }: InstructionItem,
): SuiteItem {
  const id = `${kind}-${String(place + 1).padStart(2, "0")}`;
  return {
    id,
    task: kind,
    cluster: id,
    prompt,
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
  buildItems: () =>
    Object.entries(kinds).flatMap(([kind, items]) => items.map((item, place) => itemOf(kind, place, item))),
};
