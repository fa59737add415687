import { expect, test } from "vitest";
import type { Field } from "#domain/dataset.ts";
import { addressOfFilters, filterOf, filtersOfAddress } from "./row-filters.ts";

const field = (type: Field["type"], values?: string[]): Field => ({
  name: "x",
  type,
  description: "",
  ...(values === undefined ? {} : { values }),
});

test("what was typed is a condition of the field's own type", () => {
  expect(filterOf(field("number"), " 12 ")).toEqual({ field: "x", op: "is", value: 12 });
  expect(filterOf(field("number"), "a dozen")).toBeUndefined();
  expect(filterOf(field("boolean"), "true")).toEqual({ field: "x", op: "is", value: true });
  expect(filterOf(field("string", ["battery"]), "battery")).toEqual({
    field: "x",
    op: "is",
    value: "battery",
  });
  expect(filterOf(field("string", ["battery"]), "bat")).toEqual({ field: "x", op: "contains", value: "bat" });
  expect(filterOf(field("string"), "  ")).toBeUndefined();
});

test("filters stand in the address and come back as they were", () => {
  const filters = [{ field: "x", op: "contains" as const, value: "a&b" }];
  expect(filtersOfAddress(addressOfFilters(filters))).toEqual(filters);
  expect(addressOfFilters([])).toBeUndefined();
});

test("an address that is not well written filters nothing", () => {
  expect(filtersOfAddress("[{")).toEqual([]);
  expect(filtersOfAddress('[{"field":"x","op":"drop","value":1},7,null]')).toEqual([]);
});
