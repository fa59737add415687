import { expect, test } from "vitest";
import { periodArgument } from "#tools/warehouse/period.ts";
import { readPeriod } from "./period-argument.ts";

test.each([
  ["which family causes most battery tickets this month", { within: "this month" }],
  ["How many tickets came in last week?", { within: "last week" }],
  ["sessions per department over the last 30 days", { within: "last 30 days" }],
  ["tickets per month, as a chart", { every: "month" }],
  ["daily active users in the past week", { within: "last 7 days", every: "day" }],
  ["Tickets pro Monat in diesem Jahr", { within: "this year", every: "month" }],
  ["wie viele Sitzungen gab es in den letzten 14 Tagen", { within: "last 14 days" }],
  ["sesiones por semana este mes", { within: "this month", every: "week" }],
  ["número de usuarios activos por día", { every: "day" }],
  ["最近7天的工单", { within: "last 7 days" }],
  ["本月每天的会话数", { within: "this month", every: "day" }],
  ["tickets opened in 2026-03", { within: "2026-03" }],
  ["tickets per week since March", { within: "since march", every: "week" }],
  ["Tickets seit Oktober", { within: "since october" }],
  ["tickets desde 2026-03-14", { within: "since 2026-03-14" }],
  ["6月以来的工单", { within: "since june" }],
  ["who may open tickets", undefined],
  ["sum up sessions by day of the week", undefined],
  ["devices with at least 16 GB", undefined],
  ["phones released in 2024", undefined],
])("the time that is meant by %s", (text, period) => {
  expect(readPeriod(text)).toEqual(period);
  if (period !== undefined) expect(periodArgument.parse(period)).toEqual(period);
});
