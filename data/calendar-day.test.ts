import { expect, test } from "vitest";
import { dayAfter, daysBetween, weekdayOf } from "./calendar-day.ts";

test("days are counted across months and leap years, and have their weekday", () => {
  expect(dayAfter("2025-08-31", 1)).toBe("2025-09-01");
  expect(dayAfter("2024-03-01", -1)).toBe("2024-02-29");
  expect(daysBetween("2025-09-01", "2025-09-30")).toBe(29);
  expect(weekdayOf("2025-09-01")).toBe("Monday");
  expect(weekdayOf("2025-09-07")).toBe("Sunday");
});
