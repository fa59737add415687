import { Failure } from "#domain/failure.ts";

export type Random = {
  /** 0 to 2^32 - 1. */
  nextUint32(): number;
  /** 0 to bound - 1; the bias for a bound far below 2^32 is below bound / 2^32. */
  nextIndex(bound: number): number;
};

/**
 * xoshiro128** of Blackman and Vigna, "Scrambled linear pseudorandom number generators" (ACM TOMS 47, 2021), its state
 * filled from the seed by splitmix32. The same seed gives the same numbers on every machine. Not for secrets.
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) {
    throw new Failure("invalid-input", `A seed must be a whole number, not ${seed}`, {
      hint: "Give an integer such as 7.",
    });
  }
  const fill = splitmix32(seed);
  let s0 = fill();
  let s1 = fill();
  let s2 = fill();
  let s3 = fill() | 1;
  const nextUint32 = (): number => {
    const scrambled = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return scrambled;
  };
  return { nextUint32, nextIndex: (bound) => Math.floor((nextUint32() / 4294967296) * bound) };
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function splitmix32(seed: number): () => number {
  // Both halves of a large seed take part.
  let state = (seed ^ Math.imul(Math.floor(seed / 4294967296), 0x9e3779b1)) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
