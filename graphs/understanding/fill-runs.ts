import type { Filled, StepReading } from "./fill-arguments.ts";
import { namesOfKind } from "./name-arguments.ts";
import { fold } from "./tokens.ts";

/** Ids as people shorten them: figures and letters together, or a run's short name such as `r17`. */
const shortId = /(?<![\w@./-])(?=[0-9a-z]*[a-z])(?=[0-9a-z]*\d)(?:[0-9a-f]{3,12}|r\d{1,4}[a-z]?)(?![\w-])/giu;

const metrics: [string, RegExp][] = [
  ["exact_match", /exact[- ]?match|genaue ubereinstimmung|coincidencia exacta|精确匹配/u],
  ["loss", /\bloss\b|\bverlust|\bperdida|损失/u],
  ["accuracy", /accurac|\bacc\b|genauigkeit|precision|exactitud|准确率|正确率/u],
  ["recall", /\brecall\b|trefferquote|召回/u],
  ["ndcg", /\bndcg/u],
  ["mrr", /\bmrr\b/u],
  ["f1", /\bf1\b/u],
  ["p95", /\bp95\b/u],
  ["latency", /latenc|latenz|延迟/u],
  ["tokens_per_s", /tokens? (?:a|per) second|tokens\/s/u],
];

/** "The last two", not "those two": which runs are meant is known without their names. */
export function speaksOfRecent(text: string): boolean {
  return recent.test(fold(text));
}

const recent =
  /\b(?:last|latest|newest|(?:most )?recent)\b|letzte|neueste|jungste|ultim[oa]s|recientes|最近|最新/u;

/** Runs by their ids, and the metric they are judged by, for the tools that read tracked runs. */
export function fillRuns(step: StepReading, filled: Filled): void {
  const { shape } = step.tool.input;
  const folded = fold(step.reading.text);
  if ("run" in shape || "runs" in shape) {
    const ids = idsOf(step);
    if ("run" in shape && ids[0] !== undefined) filled.args["run"] = ids[0];
    if ("runs" in shape && ids.length > 0) filled.args["runs"] = ids;
    // "The last two"; a larger number is read as every limit is.
    else if ("runs" in shape && speaksOfRecent(step.reading.text)) filled.args["limit"] = 2;
  }
  if (!("metric" in shape)) return;
  const named = metrics.filter(([, pattern]) => pattern.test(folded));
  // Of several no single one can be meant; all are shown.
  if (named.length === 1) filled.args["metric"] = named[0]?.[0];
}

/** In the order in which they are said. */
function idsOf(step: StepReading): string[] {
  const named = namesOfKind(step.reading, ["run", "job", "evaluation"], () => true).map(
    ({ id, mention }) => ({
      id,
      start: mention?.start ?? 0,
      end: mention?.end ?? 0,
    }),
  );
  const isFree = (at: number) => named.every(({ start, end }) => at < start || at >= end);
  const bare = [...step.reading.text.matchAll(shortId)]
    .filter(({ index }) => isFree(index))
    .map((match) => ({ id: match[0].toLowerCase(), start: match.index, end: 0 }));
  const inOrder = [...named, ...bare].toSorted((one, other) => one.start - other.start);
  return [...new Set(inOrder.map(({ id }) => id))];
}
