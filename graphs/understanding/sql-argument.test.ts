import { expect, test } from "vitest";
import { queryWarehouseExamples } from "#tools/warehouse/query-warehouse.examples.ts";
import { readSql } from "./sql-argument.ts";

test.each(queryWarehouseExamples.map(({ text, args }) => [text, args["sql"]]))(
  "the statement of %s is read as it was written",
  (text, sql) => {
    expect(readSql(text)?.toLowerCase()).toBe((sql as string | undefined)?.toLowerCase());
  },
);

test.each([
  "select the best model for the phone",
  "which devices were selected with the most tickets",
  "describe the support tickets",
  "train with 200 examples as (a test)",
])("%s holds no statement", (text) => {
  expect(readSql(text)).toBeUndefined();
});
