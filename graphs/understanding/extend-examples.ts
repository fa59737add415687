import { splitClauses } from "./clauses.ts";
import { mulberry32 } from "./linear-classifier.ts";
import type { LabelledText } from "./load-examples.ts";
import { toolRank } from "./product-tools.ts";

/** Marks a text that wants more than one thing. */
export const several = "several";

/**
 * Clauses of the examples, so that pieces of a request are classified by something that has seen pieces. Of a plan whose
 * clauses are as many as its tools, each clause is its tool's; otherwise all of a text's labels share each of its clauses.
 */
export function fragmentsOf(examples: readonly LabelledText[]): LabelledText[] {
  return examples.flatMap((example) => {
    const clauses = splitClauses(example.text).filter((clause) => isTelling(clause.text.trim()));
    if (clauses.length < 2) return [];
    const isAligned =
      example.labels.length > 1 &&
      clauses.length === example.labels.length &&
      !turnsAround.test(example.text);
    return clauses.map((clause, at): LabelledText => ({
      ...example,
      text: clause.text.trim(),
      labels: isAligned ? [example.labels[at] ?? ""] : example.labels,
      args: {},
    }));
  });
}

/** Words by which a later step may be named before an earlier one: which clause is whose cannot be told from the order. */
const turnsAround =
  /\b(?:before|first|once|after|only if|unless|provided|bevor|zuerst|vorher|nachdem|erst|antes|primero|despues de|una vez)\b|之前|先|除非/iu;

/** A clause of a few letters says nothing alone; a few Chinese characters do. */
function isTelling(text: string): boolean {
  return text.length >= (/\p{Script=Han}/u.test(text) ? 3 : 8);
}

const joins: Record<string, string[]> = {
  en: [", then ", ". Then ", " and then ", " and ", "; afterwards ", ". After that ", ", and "],
  de: [", dann ", " und danach ", ". Danach ", " und ", "; anschließend "],
  es: [", luego ", " y después ", ". Después ", " y ", ", y luego "],
  zh: ["，然后", "，再", "，接着", "，并", "；之后"],
};

/** Pairs of requests in one language joined into one text, in the order their tools run; seeded, so always the same. */
export function joinedExamples(
  examples: readonly LabelledText[],
  count: number,
  seed: number,
): LabelledText[] {
  const random = mulberry32(seed);
  const single = examples.filter(
    (example) => example.labels.length === 1 && !example.labels[0]?.includes(":") && example.text.length < 90,
  );
  const joined: LabelledText[] = [];
  const draw = () => single[Math.floor(random() * single.length)];
  for (let attempt = 0; attempt < count * 20 && joined.length < count; attempt++) {
    const [first, second] = [draw(), draw()];
    const [before, after] = [first?.labels[0], second?.labels[0]];
    if (
      !first ||
      !second ||
      before === undefined ||
      after === undefined ||
      first.language !== second.language ||
      toolRank(before) >= toolRank(after)
    )
      continue;
    const words = joins[first.language] ?? [", "];
    const join = words[Math.floor(random() * words.length)] ?? ", ";
    const start = first.text.replace(/[.?!。？！]+$/u, "");
    const end = /[.;。；]\s/u.test(join)
      ? second.text
      : second.text.charAt(0).toLowerCase() + second.text.slice(1);
    joined.push({ text: start + join + end, labels: [before, after], args: {}, language: first.language });
  }
  return joined;
}
