import type { SuiteItem } from "#domain/evaluation.ts";
import { scoreConstraint, describeConstraint } from "./score-constraint.ts";
import { scoreJsonFields } from "./score-json-fields.ts";
import { scoreLabel } from "./score-label.ts";

export type ItemScore = {
  /** 0 to 1. */
  score: number;
  /** What a full score asks for, as a person reads it. */
  expected: string;
};

/** The score of one answer by the item's own check: pure, for any text, in time linear in it. */
export function scoreItem(item: Pick<SuiteItem, "check">, output: string): ItemScore {
  const { check } = item;
  switch (check.kind) {
    case "label":
      return { score: scoreLabel(output, check.expected), expected: check.expected };
    case "json-fields":
      return { score: scoreJsonFields(output, check.expected), expected: JSON.stringify(check.expected) };
    case "constraint":
      return {
        score: scoreConstraint(check.name, check.parameters, output),
        expected: describeConstraint(check.name, check.parameters),
      };
  }
}
