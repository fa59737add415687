import { foldText } from "./fold-text.ts";

/** 1 when the folded answer is the folded label and not empty, else 0; nothing in between. */
export function scoreLabel(output: string, expected: string): number {
  const answer = foldText(output);
  return answer !== "" && answer === foldText(expected) ? 1 : 0;
}
