import { expect, test } from "vitest";
import { statementsOf } from "./statements-of.ts";

test("a table's row is read with its columns, an item with the line that leads it in", () => {
  const text = [
    "# Care",
    "",
    "Clean it every 90 days; dusty rooms halve that. Note the date.",
    "",
    "| Part | Order number | Price in USD |",
    "| --- | ---: | --- |",
    "| riser card | 03KL665176 | 224 |",
    "",
    "Have at hand:",
    "",
    "- a plastic pick",
    "1. Switch the device off.",
  ].join("\n");
  expect(statementsOf(text)).toEqual([
    { text: "Clean it every 90 days; dusty rooms halve that.", context: "" },
    { text: "Note the date.", context: "" },
    { text: "Part riser card: Order number 03KL665176, Price in USD 224", context: "" },
    { text: "a plastic pick", context: "Have at hand:" },
    { text: "Switch the device off.", context: "Have at hand:" },
  ]);
});

test("headings, rulers and bare names state nothing", () => {
  expect(statementsOf("# Spare parts\n\n---\n\nUSB\n\n| a |\n")).toEqual([]);
});
