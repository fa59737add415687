import type { SentenceEncoder } from "#backends/models/encoder.ts";
import type { RefusalReason } from "./examples/refusal-example.ts";
import type { TalkExample } from "./examples/talk-example.ts";
import { chooseTools, type ScoredClause } from "./choose-tools.ts";
import { several } from "./extend-examples.ts";
import { addImplied } from "./implied-steps.ts";
import { splitClauses, type Clause } from "./clauses.ts";
import { classify, type IntentModel, type IntentScores } from "./intent-classifier.ts";
import type { NameIndex } from "./name-index.ts";
import { readText, type Reading } from "./reading.ts";
import { hasEvidence } from "./refusal-evidence.ts";
import { pruneTools } from "./prune-tools.ts";
import { findForbidden } from "./refusal-rules.ts";

/** What one message wants, taken by itself. */
export type Wish =
  | { kind: "tools"; tools: { tool: string; clauses: Clause[] }[]; confidence: number }
  | { kind: "refuse"; reason: RefusalReason; confidence: number }
  | { kind: "talk"; talk: TalkExample["kind"]; confidence: number };

export type Interpretation = { reading: Reading; scores: IntentScores; wish: Wish };

export type Engine = { encoder: SentenceEncoder; model: IntentModel };

/**
 * From these sums of probability on, found on folds of the examples, a text is refused or taken as talk. A reason this sure
 * needs no word of its own: excuses and roundabout words avoid the usual ones.
 */
export const thresholds = {
  refuse: 0.4,
  talk: 0.5,
  outside: 0.25,
  several: 0.15,
  sureOfReason: 0.6,
  sureOutside: 0.7,
};

export async function interpret(text: string, engine: Engine, index: NameIndex): Promise<Interpretation> {
  const reading = readText(text, index);
  const [scores] = await classify(engine.model, engine.encoder, [reading]);
  if (!scores) throw new Error("the classifier gave no scores");
  const clauses = splitClauses(text, [...reading.quotes, ...reading.queries, ...reading.files]);
  // Encoding the clauses takes most of the time, so it is done only where several things may be wanted.
  const mayBeSeveral = clauses.length > 1 && (scores.multiple.get(several) ?? 0) > thresholds.several;
  const parts = mayBeSeveral
    ? await classify(
        engine.model,
        engine.encoder,
        clauses.map((clause) => readText(clause.text, index)),
      )
    : [];
  const whole: Clause = { text, start: 0, end: text.length, join: "start" };
  const scored = mayBeSeveral
    ? clauses.map((clause, at): ScoredClause => ({ clause, scores: parts[at] ?? scores }))
    : [{ clause: whole, scores }];
  return { reading, scores, wish: decide(reading, scores, scored, engine.model.pairs) };
}

export function decide(
  reading: Reading,
  scores: IntentScores,
  clauses: readonly ScoredClause[],
  pairs: ReadonlySet<string>,
): Wish {
  const forbidden = findForbidden(reading);
  if (forbidden) return { kind: "refuse", reason: forbidden, confidence: 0.99 };
  const query = reading.queries[0];
  if (query) {
    const tool = query.language === "sql" ? "query_warehouse" : "query_graph";
    return {
      kind: "tools",
      tools: [{ tool, clauses: clauses.map(({ clause }) => clause) }],
      confidence: 0.95,
    };
  }
  const chosen = chooseTools(scores, clauses, pairs);
  const refusal = strongest(
    scores,
    "refuse:",
    (reason, score) => score > thresholds.sureOfReason || hasEvidence(reason as RefusalReason, reading.text),
  );
  // What corrects something is understood with what it corrects; taken alone it is a request.
  const talk = strongest(scores, "talk:", (kind) => kind !== "correction");
  if (talk.sum > thresholds.talk && talk.sum > refusal.sum && !isFullOfNames(reading))
    return { kind: "talk", talk: talk.label as TalkExample["kind"], confidence: talk.sum };
  const isOutside =
    chosen.confidence < thresholds.outside && refusal.sum > chosen.confidence && !isFullOfNames(reading);
  if ((refusal.sum > thresholds.refuse || isOutside) && !mayBeInDocuments(refusal, chosen.tools))
    return {
      kind: "refuse",
      reason: refusal.label as RefusalReason,
      confidence: Math.max(refusal.sum, 1 - chosen.confidence - refusal.sum),
    };
  return {
    kind: "tools",
    tools: addImplied(pruneTools(chosen.tools), reading.text),
    confidence: chosen.confidence,
  };
}

/** Looking into the documents harms nobody, and says itself when they hold no answer. */
const lookups: ReadonlySet<string> = new Set(["answer_from_documents", "search_passages"]);

function mayBeInDocuments(
  refusal: { label: string; sum: number },
  tools: readonly { tool: string }[],
): boolean {
  return (
    refusal.label === "out-of-scope" &&
    refusal.sum < thresholds.sureOutside &&
    tools.every(({ tool }) => lookups.has(tool))
  );
}

/** A text that names things of the platform is about the platform. */
function isFullOfNames(reading: Reading): boolean {
  return reading.mentions.length >= 2;
}

function strongest(
  scores: IntentScores,
  prefix: string,
  counts: (label: string, score: number) => boolean,
): { label: string; sum: number } {
  let sum = 0;
  let best = { label: prefix === "refuse:" ? "out-of-scope" : "help", score: -1 };
  for (const [label, score] of scores.single) {
    if (!label.startsWith(prefix) || !counts(label.slice(prefix.length), score)) continue;
    sum += score;
    if (score > best.score) best = { label: label.slice(prefix.length), score };
  }
  return { label: best.label, sum };
}
