import { describe, expect, it } from "vitest";
import type { MessagePart } from "#domain/thread.ts";
import { withoutEchoes } from "./without-echoes.ts";

const question: MessagePart = {
  type: "data-question",
  id: "q",
  data: { id: "q", plan_id: "p", field: "step-1.model", ask: "Which model?" },
};
const textOf = (parts: MessagePart[]) => parts.flatMap((part) => (part.type === "text" ? [part.text] : []));

describe("withoutEchoes", () => {
  it("leaves out what the card beside it asks, and keeps what follows", () => {
    expect(textOf(withoutEchoes([question, { type: "text", text: "Which model?" }]))).toEqual([""]);
    expect(textOf(withoutEchoes([question, { type: "text", text: "Which model? Two are here." }]))).toEqual([
      "Two are here.",
    ]);
  });

  it("keeps every other text as it is", () => {
    expect(textOf(withoutEchoes([question, { type: "text", text: "Two are here." }]))).toEqual([
      "Two are here.",
    ]);
    expect(textOf(withoutEchoes([{ type: "text", text: "Which model?" }]))).toEqual(["Which model?"]);
  });
});
