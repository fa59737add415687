import { expect, test } from "vitest";
import { dayInWords, daysInWords } from "./day-in-words.ts";
import { amountInWords, countInWords, listInWords } from "./in-words.ts";

test.each([
  [1904.333, "USD", "1,904 USD"],
  [14.26, "Wh", "14.3 Wh"],
  [2.345, undefined, "2.35"],
  [0.00321, undefined, "0.0032"],
  [1, "months", "1 month"],
  [36, "months", "36 months"],
])("%s %s is written %s", (value, unit, text) => expect(amountInWords(value, unit)).toBe(text));

test("lists and counts are said as a person says them", () => {
  expect([
    listInWords([]),
    listInWords(["a"]),
    listInWords(["a", "b"]),
    listInWords(["a", "b", "c"]),
  ]).toEqual(["", "a", "a and b", "a, b and c"]);
  const noun = { one: "journey", many: "journeys" };
  expect([countInWords(1, noun), countInWords(1840, noun)]).toEqual(["1 journey", "1,840 journeys"]);
});

test.each([
  ["2025-09-01", "2025-09-30", "from 1 to 30 September 2025"],
  ["2025-09-29", "2025-10-05", "from 29 September to 5 October 2025"],
  ["2025-12-29", "2026-01-04", "from 29 December 2025 to 4 January 2026"],
  ["2026-05-03", "2026-05-03", "on 3 May 2026"],
])("the days %s to %s are %s", (first, last, text) => expect(daysInWords(first, last)).toBe(text));

test("a month and a time are said, and what is neither stays", () => {
  expect(dayInWords("2025-09")).toBe("September 2025");
  expect(dayInWords("2025-09-30T08:00:00Z")).toBe("30 September 2025");
  expect(dayInWords("2025-Q3")).toBe("2025-Q3");
});
