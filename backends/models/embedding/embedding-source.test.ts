import { expect, test } from "vitest";
import type { SentenceEncoder } from "#backends/models/encoder.ts";
import { encoderSource } from "./embedding-source.ts";

/** An encoder that was last asked so many milliseconds ago, one after the other. */
function encoderAsked(...calm: number[]): { encoder: SentenceEncoder; left: number[] } {
  const encoder: SentenceEncoder = {
    dimensions: 2,
    digest: "asked",
    encode: async (texts) => texts.map(() => Float32Array.of(1, 0)),
    calmFor: () => calm.shift() ?? Infinity,
    close: async () => undefined,
  };
  return { encoder, left: calm };
}

test("what nobody waits for is encoded once nobody has asked for a while", async () => {
  const { encoder, left } = encoderAsked(0, 30, 0, 199, 200, 7);
  await encoderSource(encoder).calm?.();
  expect(left).toEqual([7]);
});

test("where nobody asks it is encoded at once", async () => {
  const { encoder, left } = encoderAsked(Infinity, 7);
  await encoderSource(encoder).calm?.();
  expect(left).toEqual([7]);
});
