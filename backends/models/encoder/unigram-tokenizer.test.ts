import { describe, expect, it } from "vitest";
import type { UnigramVocabulary } from "./e5-file.ts";
import { buildUnigramTokenizer } from "./unigram-tokenizer.ts";

const pieces: [string, number][] = [
  ["<s>", 0],
  ["</s>", 0],
  ["<unk>", 0],
  ["▁", -4],
  ["▁the", -2],
  ["▁sea", -3],
  ["sea", -5],
  ["▁se", -2.5],
  ["a", -1],
  ["é", -3],
];

function vocabulary(): UnigramVocabulary {
  const texts = pieces.map(([text]) => new TextEncoder().encode(text));
  const offsets = Uint32Array.from([
    0,
    ...texts.map((_, index) => texts.slice(0, index + 1).reduce((sum, text) => sum + text.length, 0)),
  ]);
  return {
    offsets,
    scores: Float32Array.from(pieces, ([, score]) => score),
    bytes: Buffer.concat(texts),
    begin: 0,
    end: 1,
    unknown: 2,
    normalization: new Map([
      [0x3000, [0x20]],
      [0xfb01, [0x61, 0x61]],
      [0xad, []],
    ]),
  };
}

const tokenizer = buildUnigramTokenizer(vocabulary());
const ids = (...texts: string[]): number[] => [
  0,
  ...texts.map((text) => pieces.findIndex(([piece]) => piece === text)),
  1,
];

describe("the unigram tokenizer", () => {
  it("takes the likeliest cut, not the longest piece first", () => {
    expect(tokenizer.encode("the sea", 20)).toEqual(ids("▁the", "▁sea"));
    expect(tokenizer.encode("seaa", 20)).toEqual(ids("▁sea", "a"));
  });

  it("reads runs of spaces, and characters that the map turns into spaces, as one space", () => {
    expect(tokenizer.encode("the  \u3000 sea", 20)).toEqual(ids("▁the", "▁sea"));
  });

  it("applies the map: some characters become several, some none", () => {
    expect(tokenizer.encode("the\u00ad \ufb01", 20)).toEqual(ids("▁the", "▁", "a", "a"));
  });

  it("marks what it does not know, character by character", () => {
    expect(tokenizer.encode("é😀a", 20)).toEqual([0, 3, 9, 2, 8, 1]);
  });

  it("keeps to the limit with both marks in place", () => {
    expect(tokenizer.encode("the sea the sea", 4)).toEqual(ids("▁the", "▁sea"));
  });
});
