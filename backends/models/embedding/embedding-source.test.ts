import { expect, test, vi } from "vitest";
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

test("requests that never cease hold it up once, not each time", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    let looks = 0;
    const calmFor = (): number => {
      looks += 1;
      vi.advanceTimersByTime(1_000);
      return 0;
    };
    const source = encoderSource({ ...encoderAsked().encoder, calmFor });
    const looked: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      looks = 0;
      await source.calm?.();
      looked.push(looks);
    }
    expect(looked).toEqual([7, 1, 1]);
  } finally {
    vi.useRealTimers();
  }
});
