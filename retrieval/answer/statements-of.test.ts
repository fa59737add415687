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
    { text: "Clean it every 90 days; dusty rooms halve that.", context: "", heading: "Care" },
    { text: "Note the date.", context: "", heading: "Care" },
    { text: "Part riser card: Order number 03KL665176, Price in USD 224", context: "", heading: "Care" },
    { text: "a plastic pick", context: "Have at hand:", heading: "Care" },
    { text: "Switch the device off.", context: "Have at hand:", heading: "Care" },
  ]);
});

test("headings, rulers and bare names state nothing", () => {
  expect(statementsOf("# Spare parts\n\n---\n\nUSB\n\n| a |\n")).toEqual([]);
});

test("a statement has the heading that it stands under, the first ones that of the text", () => {
  const text = "Date: 2025-02-25.\n\n- no sound: corrected\n\n## Installing\n\nTake a backup first.";
  expect(statementsOf(text, "Version 1.24").map(({ text: said, heading }) => [heading, said])).toEqual([
    ["Version 1.24", "Date: 2025-02-25."],
    ["Version 1.24", "no sound: corrected"],
    ["Installing", "Take a backup first."],
  ]);
});
