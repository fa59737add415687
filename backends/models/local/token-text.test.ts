import { describe, expect, it } from "vitest";
import { createTokenText } from "./token-text.ts";

const bytes = [...new TextEncoder().encode("a€😀b")];
const detokenize = (tokens: number[]): string => new TextDecoder().decode(Uint8Array.from(tokens));

describe("text from tokens", () => {
  it("gives whole characters only", () => {
    const text = createTokenText(detokenize);
    expect(bytes.map((byte) => text.push(byte))).toEqual(["a", "", "", "€", "", "", "", "😀", "b"]);
  });

  it("gives what is left when the answer ends in the middle of a character", () => {
    const text = createTokenText(detokenize);
    text.push(bytes[1] ?? 0);
    expect(text.flush()).toBe("\u{FFFD}");
    expect(text.flush()).toBe("");
  });
});
