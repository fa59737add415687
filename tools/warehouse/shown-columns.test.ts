import { expect, test } from "vitest";
import { generatorNamed } from "#data/generators.ts";
import { shownColumns } from "./shown-columns.ts";

test("tickets are shown by what they say, without ids, what was asked for or what no ticket has", () => {
  const { fields, generate } = generatorNamed("user-behavior");
  const tickets = [...generate({ seed: 7 })].filter(
    ({ kind, series }) => kind === "ticket" && series === "ThinkPad",
  );
  const filters = [
    { field: "kind", op: "is" as const, value: "ticket" },
    { field: "series", op: "is" as const, value: "ThinkPad" },
  ];
  expect(shownColumns(fields, tickets, { filters, orderBy: undefined })).toEqual([
    "at",
    "user_name",
    "department",
    "role",
    "app",
    "device_name",
    "category",
    "symptom",
  ]);
});

test("what was sorted by and compared with stands next to the name", () => {
  const { fields, generate } = generatorNamed("devices");
  const asked = { filters: [{ field: "ram_gb", op: ">=" as const, value: 32 }], orderBy: "price_usd" };
  expect(shownColumns(fields, [...generate({ seed: 7 })], asked).slice(0, 3)).toEqual([
    "name",
    "price_usd",
    "ram_gb",
  ]);
});

test("records of ids alone are shown by them", () => {
  const fields = [{ name: "id", type: "string" as const, description: "" }];
  expect(shownColumns(fields, [{ id: "a" }], { filters: [], orderBy: undefined })).toEqual(["id"]);
});
