import { expect, test } from "vitest";
import { splitClauses } from "./clauses.ts";
import { buildNameIndex } from "./name-index.ts";
import { ownReading } from "./own-reading.ts";
import { readText } from "./reading.ts";

const text = "count 3 tickets of phones, then show 5 laptops";
const reading = readText(text, buildNameIndex({}));
const clauses = splitClauses(text);

test("what other steps speak of is blanked, and every place stays", () => {
  const own = ownReading(reading, clauses.slice(1));
  expect(own.text.trim()).toBe("show 5 laptops");
  expect(own.text.indexOf("show")).toBe(text.indexOf("show"));
  expect(own.numbers.map(({ value }) => value)).toEqual([5]);
  expect(own.series.map(({ series }) => series)).toEqual(["ThinkPad"]);
});

test("a step without words of its own reads the whole", () => {
  expect(ownReading(reading, [])).toBe(reading);
});
