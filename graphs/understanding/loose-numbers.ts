import { speaksOfRecent } from "./fill-runs.ts";
import { isSaidFor } from "./number-arguments.ts";
import type { NumberMention } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { fold } from "./tokens.ts";

const listing =
  /(?:\btop|\bfirst|\blast|\blatest|\bnewest|\bshow(?: me)?|\blist|\bgive me|\bonly|\bjust|\bmax(?:imum)?|\bat most|\bno more than|\bup to|\blimit(?: of| to)?|\babout|\baround|\bany|\bersten|\bletzten|\bzeig(?: mir)?|\bhochstens|\bmaximal|\bprimer[oa]s|\bultim[oa]s|\bcomo maximo|\bmuestra(?:me)?|\bunos|前|列出|最多|大概|大约|最近|显示|给我)\s*(?:the |me |die |los |las )?$/u;
const noLimit =
  /^\s*-?(?:gb|gigs?|mb|tb|inch|inches|hz|mah|wh|mp|kg|dollars?|euros?|usd|%|percent|years?|months?|weeks?|days?|hours?|minutes?|jahre?|monate?|tage?|stunden?|anos|meses|dias|steps?|epochs?|bits?|cores?|sockets?|members|天|年|个月|小时|美元|元|核|寸)/u;

/** How many are wanted: after "top" or "show me", or before what is listed. */
export function readLimit(reading: Reading, tool: string, taken: Set<NumberMention>): number | undefined {
  const free = reading.numbers.filter(
    (number) =>
      !taken.has(number) &&
      number.kind === "count" &&
      Number.isInteger(number.value) &&
      number.value > 0 &&
      !isSaidFor(number, reading.text),
  );
  const told = free.find(
    (number) =>
      listing.test(fold(reading.text.slice(Math.max(0, number.start - 30), number.start))) &&
      !noLimit.test(fold(reading.text.slice(number.end, number.end + 14))),
  );
  const isListing =
    tool === "find_records" ||
    tool === "build_training_set" ||
    tool === "list_jobs" ||
    tool === "list_runs" ||
    (tool === "compare_runs" && speaksOfRecent(reading.text)) ||
    tool === "describe_dataset";
  const found =
    told ?? (isListing ? free.find((number) => isCountOfThings(number, reading.text)) : undefined);
  if (found) taken.add(found);
  return found?.value;
}

/** "ten phones", "20 is enough", "2000 examples": a count followed by words, of a size that is no year and no id. */
function isCountOfThings(number: NumberMention, text: string): boolean {
  const following = fold(text.slice(number.end, number.end + 14));
  if (noLimit.test(following)) return false;
  if (
    number.value >= 1990 &&
    number.value <= 2035 &&
    !/^\s*(?:examples|records|rows|beispiele|ejemplos|条)/u.test(following)
  )
    return false;
  return /^\s*(?:\p{L})/u.test(following) && number.value <= 100_000;
}

/** A count of things to make: any number that nothing else has claimed. */
export function readLooseCount(reading: Reading, taken: Set<NumberMention>): number | undefined {
  const free = reading.numbers.find(
    (number) =>
      !taken.has(number) && number.kind === "count" && Number.isInteger(number.value) && number.value > 0,
  );
  if (free) taken.add(free);
  return free?.value;
}

/** The last share or fraction said; "from 0.6 to 0.65" wants .65. A margin or a latency was claimed before. */
export function readMinScore(reading: Reading, taken: Set<NumberMention>): number | undefined {
  const free = reading.numbers.filter(
    (number) =>
      !taken.has(number) &&
      number.value >= 0.01 &&
      number.value <= 1 &&
      (number.kind === "share" || (number.kind === "count" && number.value < 1)),
  );
  const isAboutMargin = /margin|marge|margen|余量|容差/u.test(fold(reading.text));
  const found = isAboutMargin ? undefined : free.at(-1);
  if (found) taken.add(found);
  return found?.value;
}
