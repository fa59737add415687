import { expect, test } from "vitest";
import { columnTitle, fieldTitle, fieldUnit, measureTitle, pluralOf, singularOf } from "./field-title.ts";

test.each([
  ["device_family", "device family", undefined],
  ["price_usd", "price", "USD"],
  ["ram_gb", "memory", "GB"],
  ["device_id", "device ID", undefined],
  ["error_rate_percent", "error rate", "%"],
  ["os", "operating system", undefined],
  ["hours", "hours", undefined],
  ["Battery Life", "Battery Life", undefined],
])("the field %s is called %s, in %s", (name, title, unit) => {
  expect(fieldTitle(name)).toBe(title);
  expect(fieldUnit(name)).toBe(unit);
});

test.each([
  ["avg_price_usd", "average price (USD)"],
  ["distinct_device_id", "different devices"],
  ["max_year", "highest year"],
  ["count", "count"],
  ["min", "min"],
  ["duration_minutes", "duration (min)"],
])("the column %s is headed %s", (key, heading) => expect(columnTitle(key)).toBe(heading));

test("what is measured is said with its field", () => {
  expect(measureTitle("median", "ram_gb")).toBe("median memory");
  expect(measureTitle("sum", "spend_usd")).toBe("total amount spent");
});

test.each([
  ["device family", "device families"],
  ["process", "processes"],
  ["journey", "journeys"],
  ["search", "searches"],
  ["ticket", "tickets"],
])("one %s, two %s", (one, many) => {
  expect(pluralOf(one)).toBe(many);
  expect(singularOf(many)).toBe(one);
});
