import { fold } from "./tokens.ts";

/** Words that take a limit away, on folded text. */
const lifting =
  /\b(?:remove|drop|lift|unset|delete|clear|cancel|get rid of|strike|take (?:[^.;,]{1,40} )?(?:out|off|away)|no longer|(?:is not|are not|isn't|aren't) need(?:ed)?|without an?y?|abolish)\b|\bno [^.;,]{2,40}any ?more\b|entfern|loschen?\b|losche\b|streich|\bheb\w* [^.;]{2,60} auf\b|aufheb|\bweg mit\b|\bquit[ae]\b|\bquitar\b|elimin|suprim|borra|取消|去掉|删除|移除|撤销/u;

const limits: readonly [string, RegExp][] = [
  ["max_memory_gb", /\bmemory\b|\bram\b|speicher|memoria|内存/u],
  [
    "max_latency_s",
    /latenc|\blatenz|response time|limit of time|time limit|antwortzeit|tiempo de respuesta|延迟|响应时间/u,
  ],
  [
    "max_parameters",
    /\bsize (?:limit|cap|bound)|\bparameters?\b|grossen(?:limit|grenze)|tamano|parametros|参数|规模/u,
  ],
  [
    "min_score",
    /\b(?:min(?:imum)?|lowest) (?:score|accuracy)|\bmindest|puntuacion minima|minimo|最低分|分数下限/u,
  ],
];

/** The limits of a slot that a text wants gone, by argument. */
export function readLiftedLimits(text: string): string[] {
  const folded = fold(text);
  if (!lifting.test(folded)) return [];
  return limits.filter(([, pattern]) => pattern.test(folded)).map(([argument]) => argument);
}
