import type { PairedDifference, Verdict } from "#domain/report.ts";
import { formatP, formatPoints, formatNumber, pointDigits } from "./number-words.ts";
import { nameBeside, shortModelName } from "./short-model-name.ts";

export type DifferenceInWords = Pick<
  PairedDifference,
  | "candidate"
  | "baseline"
  | "difference"
  | "interval"
  | "n"
  | "p_corrected"
  | "smallest_detectable"
  | "verdict"
> & { metricTitle: string };

/** A difference in one sentence with its numbers; the names are model addresses. */
export function differenceSentence(difference: DifferenceInWords): string {
  return compareInWords(
    `\`${shortModelName(difference.candidate)}\``,
    nameBeside(difference.candidate, difference.baseline),
    difference,
  );
}

/** As `differenceSentence`, with names that are already words. */
export function compareInWords(
  candidate: string,
  baseline: string,
  difference: Omit<DifferenceInWords, "candidate" | "baseline">,
): string {
  const { verdict, n } = difference;
  const digits = pointDigits(difference.difference, difference.interval);
  const sign = verdict === "worse" ? -1 : 1;
  const ends = [difference.interval.low * sign * 100, difference.interval.high * sign * 100].toSorted(
    (a, b) => a - b,
  );
  const interval = `95 % interval ${ends.map((end) => formatNumber(end, digits)).join(" to ")}`;
  const figures = `${interval}, n = ${n.toLocaleString("en")}, ${formatP(difference.p_corrected)}`;
  const on = `on ${lowerFirst(difference.metricTitle)}`;
  // Better and worse say the direction in words; of two that cannot be told apart only the distance is left.
  const points = formatPoints(
    verdict === "not-distinguishable" ? Math.abs(difference.difference) : difference.difference * sign,
    digits,
  );
  if (verdict !== "not-distinguishable")
    return `${candidate} ${verbs[verdict]} ${baseline} ${on} by ${points}, ${figures}`;
  const detectable = formatPoints(
    difference.smallest_detectable,
    difference.smallest_detectable >= 0.1 ? 0 : 1,
  );
  return `${candidate} is not distinguishable from ${baseline} ${on}: ${points} apart, ${figures}; a comparison of this size would find a difference of ${detectable} or more`;
}

const verbs: Record<Exclude<Verdict, "not-distinguishable">, string> = {
  better: "beats",
  worse: "is worse than",
};

/** Whether a regression suite's loss stays within what is allowed, both in score (0 to 1). */
export function regressionSentence(difference: DifferenceInWords, margin: number): string {
  const { low } = difference.interval;
  const title = lowerFirst(difference.metricTitle);
  const digits = pointDigits(difference.difference, difference.interval);
  const bound = `lower bound ${formatPoints(low, digits)}, n = ${difference.n.toLocaleString("en")}`;
  const allowed = formatPoints(margin, 0);
  return low > -margin
    ? `On ${title} it holds within the margin of ${allowed}: ${bound}`
    : `On ${title} a loss beyond the margin of ${allowed} cannot be ruled out: ${bound}`;
}

/** For use within a sentence; words written in capitals stay. */
export function lowerFirst(title: string): string {
  return /^[A-Z](?![A-Z])/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
