import type { Refusal } from "#domain/plan.ts";
import type { RefusalReason } from "./examples/refusal-example.ts";
import { productTool } from "./product-tools.ts";

const forbidden: Readonly<Record<RefusalReason, Refusal>> = {
  "out-of-scope": {
    code: "out-of-scope",
    message: "That is outside what I do: I help to shape, evaluate and run small language models here.",
    hint: "Ask about the data, the documents, trainings, evaluations, reports or the roster.",
  },
  "forbidden-write": {
    code: "not-allowed",
    message:
      "Nothing is written to the stores by hand: every change goes through a tool, as a plan that a person approves.",
    hint: "Say what should change; generating data or building a training set can be planned.",
  },
  "falsify-evidence": {
    code: "not-allowed",
    message: "Results and reports are computed from stored outputs; nobody can change what they say.",
    hint: "A new evaluation or comparison can be started instead.",
  },
  "skip-gates": {
    code: "not-allowed",
    message:
      "A model enters a slot only through its gates, on a report's evidence and another person's approval.",
    hint: "I can plan the comparison and request the promotion if it comes out better.",
  },
  "self-approval": {
    code: "not-allowed",
    message: "I cannot approve anything, and no role is given in a conversation.",
    hint: "Use the buttons on the plan card or in the inbox of approvals.",
  },
  "reveal-secret": {
    code: "not-allowed",
    message: "I have no access to tokens, keys or passwords and never show them.",
    hint: "The operator makes tokens on the command line: npm run lathe -- token create.",
  },
  "edit-history": {
    code: "not-allowed",
    message: "The history and the audit chain only grow; no entry can be changed or removed.",
    hint: "I can show a slot's history, or request a rollback, which becomes an entry of its own.",
  },
  "contaminate-evaluation": {
    code: "not-allowed",
    message: "Test items are never trained on: the evaluation would no longer tell anything.",
    hint: "Train on a dataset such as support-knowledge; its test fold is kept apart.",
  },
  "too-large-model": {
    code: "out-of-scope",
    message: "Only models under four billion parameters are shaped here; that one is larger.",
    hint: "Take a smaller one from the catalogue, such as smollm2-135m.",
  },
  "prompt-injection": {
    code: "not-allowed",
    message: "My rules are not changed by a message or by a text I read.",
    hint: "Say what you would like to do with data, models, evaluations or the roster.",
  },
};

export function refusalFor(reason: RefusalReason): Refusal {
  return forbidden[reason];
}

/** For a tool of the product that this release has not. */
export function refuseUnbuilt(tools: readonly string[]): Refusal {
  const named = tools.map((name) => productTool(name)).filter((tool) => tool !== undefined);
  const does = named.map((tool) => tool.does).join(" and ") || "do that";
  return {
    code: "unavailable",
    message: `I understood that you want to ${does}; that is not in this release yet.`,
    hint:
      named[0]?.instead ??
      "Ask about the data, the documents, trainings, evaluations, reports or the roster.",
  };
}
