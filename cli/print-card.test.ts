import { expect, test } from "vitest";
import { cardText } from "./print-card.ts";

test("a way through the graph is printed from top to bottom, each step with the record that states it", () => {
  const text = cardText({
    kind: "path",
    title: "From ThinkPad T14 to its remedies",
    paths: [
      {
        entities: [
          { id: "device:d1", kind: "device", name: "ThinkPad T14" },
          { id: "problem:p1", kind: "problem", name: "short runtime" },
        ],
        steps: [{ words: "has the problem", collection: "support-knowledge", record_id: "sk-0229" }],
        note: "Worked for 3 of 4 tickets",
      },
    ],
    total: 2,
  });
  expect(text.split("\n")).toEqual([
    "  1. Worked for 3 of 4 tickets",
    "     ThinkPad T14 [device]",
    "       ↓ has the problem (support-knowledge sk-0229)",
    "     short runtime [problem]",
    "  1 of 2 are shown.",
  ]);
});

test("a table is printed without the columns that only a spreadsheet needs", () => {
  const text = cardText({
    kind: "table",
    title: "Devices",
    columns: [
      { key: "name", label: "Name" },
      { key: "id", label: "ID", only_in_csv: true },
    ],
    rows: [{ name: "ThinkPad T14", id: "d1" }],
  });
  expect(text).toBe("  Name\n  ------------\n  ThinkPad T14");
});
