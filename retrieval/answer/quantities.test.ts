import { expect, test } from "vitest";
import { quantitiesOf, unitsIn } from "./quantities.ts";

test.each([
  ["every 90 days", [{ figure: "90", unit: "day" }]],
  [
    "ten seconds, one minute, one of them",
    [
      { figure: "10", unit: "s" },
      { figure: "1", unit: "min" },
    ],
  ],
  [
    "16GB or 1,024 MB",
    [
      { figure: "16", unit: "gb" },
      { figure: "1024", unit: "mb" },
    ],
  ],
  [
    "$39, 12 %, 45 °C",
    [
      { figure: "39", unit: "usd" },
      { figure: "12", unit: "percent" },
      { figure: "45", unit: "celsius" },
    ],
  ],
  [
    "a 90-day rule for 5-10 hours",
    [
      { figure: "90", unit: "day" },
      { figure: "5", unit: "h" },
      { figure: "10", unit: "h" },
    ],
  ],
  [
    "TKT-0042 on 2026-01-31 with v2.1.3",
    [{ figure: "tkt-0042" }, { figure: "2026-01-31" }, { figure: "2.1.3" }],
  ],
  ["see https://a.example/x?y=1.", [{ figure: "https://a.example/x?y=1" }]],
  ["no figure at all", []],
])("%s", (text, quantities) => expect(quantitiesOf(text)).toEqual(quantities));

test("a unit is also spoken of without a number beside it", () => {
  expect(unitsIn("Price in USD 224")).toEqual(new Set(["usd"]));
});
