import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStopScanner } from "./stop-scanner.ts";

function feed(stops: string[], parts: string[]): { text: string; isStopped: boolean } {
  const scanner = createStopScanner(stops);
  let text = "";
  for (const part of parts) {
    const result = scanner.push(part);
    text += result.text;
    if (result.isStopped) return { text, isStopped: true };
  }
  return { text: text + scanner.flush(), isStopped: false };
}

describe("the stop scanner", () => {
  it("cuts before a stop text that arrives in pieces", () => {
    expect(feed(["END"], ["one E", "N", "D two"])).toEqual({ text: "one ", isStopped: true });
  });

  it("gives back what only looked like a stop text", () => {
    expect(feed(["END"], ["one E", "N", "ough"])).toEqual({ text: "one ENough", isStopped: false });
  });

  it("gives the same however the text is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "ab", "ba", "aa")), (parts) => {
        const whole = parts.join("");
        const at = whole.indexOf("aab");
        const expected =
          at < 0 ? { text: whole, isStopped: false } : { text: whole.slice(0, at), isStopped: true };
        expect(feed(["aab"], parts)).toEqual(expected);
      }),
    );
  });
});
