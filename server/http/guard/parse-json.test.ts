import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

test("reads JSON, whatever brackets stand in its strings", () => {
  expect(parseJson('{"a": [1, "b"]}')).toEqual({ a: [1, "b"] });
  const brackets = { text: "[{".repeat(500), 'quote"[': "\\" };
  expect(parseJson(JSON.stringify(brackets))).toEqual(brackets);
});

test("refuses broken and very deep JSON", () => {
  expect(() => parseJson("{broken")).toThrow("not JSON");
  expect(() => parseJson(`${"[".repeat(200_000)}`)).toThrow("nested deeper");
  expect(() => parseJson(`${'{"a":'.repeat(65)}1${"}".repeat(65)}`)).toThrow("nested deeper");
});

test("half a character is replaced, in names too, and whole ones are kept", () => {
  expect(parseJson(String.raw`{"\ud800": ["x\udc00y", "\ud83d\ude00"]}`)).toEqual({
    "\u{FFFD}": ["x\u{FFFD}y", "\u{1F600}"],
  });
});
