import type { Interval } from "#domain/evaluation.ts";
import type { Verdict } from "#domain/report.ts";
import { significanceLevel } from "./interval-settings.ts";

/** Better or worse only when the interval excludes zero and the corrected p is below .05; nothing in between is "almost". */
export function verdictOf(difference: { interval: Interval; p_corrected: number }): Verdict {
  if (!(difference.p_corrected < significanceLevel)) return "not-distinguishable";
  if (difference.interval.low > 0) return "better";
  if (difference.interval.high < 0) return "worse";
  return "not-distinguishable";
}
