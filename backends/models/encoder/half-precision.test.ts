import { describe, expect, it } from "vitest";
import { fromHalfPrecision } from "./half-precision.ts";

describe("half precision", () => {
  it.each([
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x7c00, Infinity],
  ])("%i stands for %d", (bits, value) => {
    expect(fromHalfPrecision(bits)).toBe(value);
  });
});
