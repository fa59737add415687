import { expect, test } from "vitest";
import { dateField, periodArgument, spanOf } from "./period.ts";

test.each([
  ["today", "2026-11-18", "2026-11-19"],
  ["yesterday", "2026-11-17", "2026-11-18"],
  ["this week", "2026-11-16", "2026-11-23"],
  ["last week", "2026-11-09", "2026-11-16"],
  ["this month", "2026-11-01", "2026-12-01"],
  ["last month", "2026-10-01", "2026-11-01"],
  ["this year", "2026-01-01", "2027-01-01"],
  ["last year", "2025-01-01", "2026-01-01"],
  ["last 7 days", "2026-11-12", "2026-11-19"],
  ["last 2 weeks", "2026-11-05", "2026-11-19"],
  ["last 3 months", "2026-08-19", "2026-11-19"],
  ["2026", "2026-01-01", "2027-01-01"],
  ["2024-02", "2024-02-01", "2024-03-01"],
  ["2026-03-14", "2026-03-14", "2026-03-15"],
  ["march", "2026-03-01", "2026-04-01"],
  ["december", "2025-12-01", "2026-01-01"],
  ["since march", "2026-03-01", "2026-11-19"],
  ["since 2026-10-05", "2026-10-05", "2026-11-19"],
])("%s on a Wednesday is from %s until %s", (within, from, until) => {
  expect(periodArgument.parse({ within })).toEqual({ within });
  expect(spanOf(within, new Date("2026-11-18T23:59:00Z"))).toEqual({ from, until });
});

test("a month back from its last day is the shorter month's last day", () => {
  expect(spanOf("last 1 months", new Date("2026-03-31T08:00:00Z"))).toEqual({
    from: "2026-03-01",
    until: "2026-04-01",
  });
  expect(spanOf("this week", new Date("2026-11-22T08:00:00Z"))).toEqual({
    from: "2026-11-16",
    until: "2026-11-23",
  });
});

test.each(["soon", "last few days", "2026-1", "last 7 days; drop table"])("%s is no period", (within) => {
  expect(periodArgument.safeParse({ within }).success).toBe(false);
});

test("a month that no year has is refused", () => {
  expect(() => spanOf("2026-13", new Date())).toThrow(/not a date/);
});

test("the first date field is meant where none is named, and what is none is refused with those there are", () => {
  const dataset = {
    name: "tickets",
    fields: [
      { name: "title", type: "string" as const, description: "title" },
      { name: "opened_on", type: "string" as const, description: "opened", format: "date" as const },
      { name: "closed_at", type: "string" as const, description: "closed", format: "date-time" as const },
    ],
  };
  expect(dateField(dataset, undefined)).toBe("opened_on");
  expect(dateField(dataset, "closed_at")).toBe("closed_at");
  expect(() => dateField(dataset, "title")).toThrow(/not a date field/);
  expect(() => dateField({ name: "devices", fields: [] }, undefined)).toThrow(/no date field/);
});
