import { expect, test } from "vitest";
import type { Step } from "#domain/plan.ts";
import { citedResultOf } from "./cited-result.ts";

const passage = {
  id: "support-knowledge/sk-1#0",
  collection: "support-knowledge",
  record_id: "sk-1",
  position: 0,
  title: "Fan",
  text: "Replace the fan.",
  metadata: {},
};

const step = (result: unknown, state: Step["state"] = "done"): Step => ({
  id: "step-1",
  specialist: "rag",
  tool: "answer_from_documents",
  title: "Answer from the documents",
  args: {},
  needs: [],
  effect: "reads",
  approval: "none",
  estimate: {},
  state,
  result,
});

const answer = {
  sentences: [{ text: "Replace the fan.", citations: [1] }],
  passages: [{ number: 1, passage, score: 0.8 }],
};

test("a step that answered from passages has a card of them", () => {
  expect(citedResultOf(step(answer))).toEqual({
    kind: "cited",
    title: "Answer from the documents",
    ...answer,
  });
});

test("any other result has none, and neither has a step that goes on", () => {
  expect(citedResultOf(step({ rows: [] }))).toBeUndefined();
  expect(citedResultOf(step({ sentences: ["a"], passages: [{ number: 1 }] }))).toBeUndefined();
  expect(citedResultOf(step({ sentences: [], passages: [] }))).toBeUndefined();
  expect(citedResultOf(step(undefined))).toBeUndefined();
  expect(citedResultOf(step(answer, "running"))).toBeUndefined();
});
