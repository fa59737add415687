import { describe, expect, it } from "vitest";
import type { Field } from "./fields-of-schema.ts";
import { readFieldValue, showValue } from "./read-field-value.ts";

const base = { name: "x", label: "x", description: "", isRequired: false, initial: undefined };
const number: Field = { ...base, kind: "number", isInteger: true, minimum: 1, maximum: 64 };

describe("readFieldValue", () => {
  it("reads a number within its range, with a point or a comma", () => {
    expect(readFieldValue(number, " 8 ")).toEqual({ value: 8 });
    expect(readFieldValue({ ...base, kind: "number", isInteger: false }, "0,002")).toEqual({ value: 0.002 });
  });

  it("says what is wrong with a number", () => {
    expect(readFieldValue(number, "eight")).toEqual({ problem: "not-a-number" });
    expect(readFieldValue(number, "0")).toEqual({ problem: "too-small" });
    expect(readFieldValue(number, "65")).toEqual({ problem: "too-large" });
    expect(readFieldValue(number, "1.5")).toEqual({ problem: "not-whole" });
  });

  it("leaves an optional value open when nothing is written, and asks for a needed one", () => {
    expect(readFieldValue(number, "")).toEqual({ value: undefined });
    expect(readFieldValue({ ...number, isRequired: true }, "")).toEqual({ problem: "empty" });
  });

  it("reads several texts one a line", () => {
    expect(readFieldValue({ ...base, kind: "text", isMany: true, isLong: false }, "a\n b ,c")).toEqual({
      value: ["a", "b", "c"],
    });
  });

  it("refuses what is not JSON where JSON is asked", () => {
    expect(readFieldValue({ ...base, kind: "json" }, "{")).toEqual({ problem: "not-json" });
    expect(readFieldValue({ ...base, kind: "json" }, '{"a":1}')).toEqual({ value: { a: 1 } });
  });
});

describe("showValue", () => {
  it("shows lists and objects as a person can read them", () => {
    expect(showValue(["a", 2])).toBe("a, 2");
    expect(showValue({ a: 1 })).toBe('{"a":1}');
    expect(showValue(undefined)).toBe("");
  });
});
