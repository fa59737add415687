import { monthNamed, monthOfYear } from "./word-arguments.ts";
import { fold } from "./tokens.ts";

export type ReadPeriod = { within?: string; every?: "day" | "week" | "month" };

const spans: readonly [string, RegExp][] = [
  [
    "last 7 days",
    /\b(?:over|in|during|for|within) the (?:last|past) week\b|\bpast week\b|\bin der letzten woche\b|\ben la ultima semana\b|最近一周|过去一周/u,
  ],
  [
    "last 30 days",
    /\b(?:over|in|during|for|within) the (?:last|past) month\b|\bpast month\b|\bim letzten monat\b|\ben el ultimo mes\b|最近一个?月|过去一个?月/u,
  ],
  ["today", /\btoday\b|\bheute\b|\bhoy\b|今天|今日/u],
  ["yesterday", /\byesterday\b|\bgestern\b|\bayer\b|昨天/u],
  ["this week", /\bthis week\b|\bdieser? woche\b|\besta semana\b|本周|这一?周|这个星期/u],
  ["last week", /\blast week\b|\b(?:letzte|vergangene|vorige)n? woche\b|\bsemana pasada\b|上周|上个?星期/u],
  ["this month", /\bthis month\b|\bdiese[nmrs]? monats?\b|\beste mes\b|本月|这个月/u],
  ["last month", /\blast month\b|\b(?:letzte|vergangene|vorige)[nmrs]? monats?\b|\bmes pasado\b|上个?月/u],
  ["this year", /\bthis year\b|\bdiese[nms]? jahr(?:es)?\b|\beste ano\b|今年|本年/u],
  ["last year", /\blast year\b|\b(?:letzte|vergangene|voriges?)[nms]? jahr(?:es)?\b|\bano pasado\b|去年/u],
];

const counted =
  /(?:\b(?:last|past|previous|latest|letzten?|vergangenen?|ultim[oa]s)|最近|过去|近)\s*(\d{1,3})\s*(?:个)?\s*(days?|weeks?|months?|tagen?|wochen?|monaten?|dias?|semanas?|mes(?:es)?|天|日|周|星期|月)/u;
const units: readonly [string, RegExp][] = [
  ["days", /^(?:day|tag|dia|天|日)/u],
  ["weeks", /^(?:week|woche|semana|周|星期)/u],
  ["months", /^(?:month|monat|mes|月)/u],
];

const steps: readonly [NonNullable<ReadPeriod["every"]>, RegExp][] = [
  [
    "month",
    /\b(?:per|by|each|every|a) month\b(?! of)|\bmonthly\b|\bmonth (?:by|over|on) month\b|\bpro monat\b|\bje monat\b|\bmonatlich\w*|\bpor mes\b|\bcada mes\b|\bmensual\w*|每个?月|按月|逐月/u,
  ],
  [
    "week",
    /\b(?:per|by|each|every|a) week\b|\bweekly\b|\bweek (?:by|over|on) week\b|\bpro woche\b|\bje woche\b|\bwochentlich\w*|\bpor semana\b|\bcada semana\b|\bsemanal\w*|每周|按周|逐周/u,
  ],
  [
    "day",
    /\b(?:per|by|each|every|a) day\b(?! of)|\bdaily\b|\bday by day\b|\bpro tag\b|\bje tag\b|\btaglich\w*|\bpor dia\b(?! de)|\bcada dia\b|\bdiari[oa]s?\b|每天|每日|按天|按日|逐日/u,
  ],
];

/** The time that a request is about, "this month", and the steps it is told in, "per day"; undefined when it names neither. */
export function readPeriod(text: string): ReadPeriod | undefined {
  const folded = fold(text);
  const within =
    countedSpan(folded) ??
    spans.find(([, pattern]) => pattern.test(folded))?.[0] ??
    sinceThen(folded) ??
    writtenSpan(folded);
  const every = steps.find(([, pattern]) => pattern.test(folded))?.[0];
  if (within === undefined && every === undefined) return undefined;
  return { ...(within === undefined ? {} : { within }), ...(every === undefined ? {} : { every }) };
}

/** Where "last 7 days" stands in the text: its number is no condition and no limit. */
export function placeOfCountedSpan(text: string): { start: number; end: number } | undefined {
  const found = counted.exec(text.toLowerCase());
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}

function countedSpan(folded: string): string | undefined {
  const found = counted.exec(folded);
  const unit = units.find(([, pattern]) => pattern.test(found?.[2] ?? ""))?.[0];
  return found === null || unit === undefined ? undefined : `last ${Number(found[1])} ${unit}`;
}

/** "since March", "seit 2026-03-14", "in April": the last month of that name. */
function sinceThen(folded: string): string | undefined {
  const found =
    /\b(since|from|seit|ab|desde|in|during|im|en)\s+(?:the |dem |el |principios de )?(?:beginning of |beginn des |anfang )?(\d{4}-\d{2}(?:-\d{2})?|[a-z]+)\b/gu;
  for (const [, lead = "", time = ""] of folded.matchAll(found)) {
    const month = /^\d/u.test(time) ? time : monthNamed(time);
    if (month === undefined) continue;
    const isSince = /^(?:since|from|seit|ab|desde)$/u.test(lead);
    if (isSince || !/^\d/u.test(month)) return isSince ? `since ${month}` : month;
  }
  const chinese = /(?:从|自)?(\d{1,2})月(?:份)?(以来|至今|起|开始)/u.exec(folded)?.[1];
  const month = chinese === undefined ? undefined : monthOfYear(Number(chinese));
  return month === undefined ? undefined : `since ${month}`;
}

/** `2026-03` and `2026-03-14`, where a condition does not compare with them. */
function writtenSpan(folded: string): string | undefined {
  return /(?:\b(?:in|on|during|for|im|am|en|el)\s+|在)(\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?)(?![\d-])/u.exec(
    folded,
  )?.[1];
}
