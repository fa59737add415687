import { describe, expect, it } from "vitest";
import { splitClauses } from "./clauses.ts";

const parts = (text: string) => splitClauses(text).map(({ text: part, join }) => [join, part]);

describe("splitClauses", () => {
  it.each([
    ["train it, then measure it", ["train it", "measure it"]],
    ["Trainiere es und danach miss es", ["Trainiere es", "miss es"]],
    ["entrénalo, luego mídelo", ["entrénalo", "mídelo"]],
    ["先训练，然后测速", ["先训练", "测速"]],
  ])("cuts %s where the next thing begins", (text, clauses) => {
    expect(parts(text).map(([, part]) => part)).toEqual(clauses);
  });

  it("keeps the word that makes a condition", () => {
    expect(parts("compare both and if it wins propose it")).toEqual([
      ["start", "compare both"],
      ["if", "if it wins propose it"],
    ]);
  });

  it("never cuts inside a stretch that stands as it is", () => {
    const text = 'ask "wait, then press it" twice';
    expect(splitClauses(text, [{ start: 4, end: 25 }])).toHaveLength(1);
  });
});
