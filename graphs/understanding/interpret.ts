import type { SentenceEncoder } from "#backends/models/encoder.ts";
import type { RefusalReason } from "./examples/refusal-example.ts";
import type { TalkExample } from "./examples/talk-example.ts";
import { chooseTools, type ScoredClause } from "./choose-tools.ts";
import { splitClauses, type Clause } from "./clauses.ts";
import { classify, type IntentModel, type IntentScores } from "./intent-classifier.ts";
import type { NameIndex } from "./name-index.ts";
import { readText, type Reading } from "./reading.ts";
import { findForbidden } from "./refusal-rules.ts";

/** What one message wants, taken by itself. */
export type Wish =
  | { kind: "tools"; tools: { tool: string; clauses: Clause[] }[]; confidence: number }
  | { kind: "refuse"; reason: RefusalReason; confidence: number }
  | { kind: "talk"; talk: TalkExample["kind"]; confidence: number };

export type Interpretation = { reading: Reading; scores: IntentScores; wish: Wish };

export type Engine = { encoder: SentenceEncoder; model: IntentModel };

/** From these sums of probability on, found on folds of the examples, a text is refused or taken as talk. */
export const thresholds = { refuse: 0.5, talk: 0.5, outside: 0.1 };

export async function interpret(text: string, engine: Engine, index: NameIndex): Promise<Interpretation> {
  const reading = readText(text, index);
  const clauses = splitClauses(text, [...reading.quotes, ...reading.queries, ...reading.files]);
  const parts = clauses.length > 1 ? clauses.map((clause) => readText(clause.text, index)) : [];
  const [scores, ...partScores] = await classify(engine.model, engine.encoder, [reading, ...parts]);
  if (!scores) throw new Error("the classifier gave no scores");
  const scored = clauses.map((clause, at): ScoredClause => ({ clause, scores: partScores[at] ?? scores }));
  return { reading, scores, wish: decide(reading, scores, scored) };
}

function decide(reading: Reading, scores: IntentScores, clauses: readonly ScoredClause[]): Wish {
  const forbidden = findForbidden(reading);
  if (forbidden) return { kind: "refuse", reason: forbidden, confidence: 0.99 };
  const query = reading.queries[0];
  if (query) {
    const tool = query.language === "sql" ? "query_warehouse" : "query_graph";
    return { kind: "tools", tools: [{ tool, clauses: clauses.map(({ clause }) => clause) }], confidence: 0.95 };
  }
  const chosen = chooseTools(scores, clauses);
  const refusal = strongest(scores, "refuse:");
  const talk = strongest(scores, "talk:");
  if (talk.sum > thresholds.talk && talk.sum > refusal.sum && !isFullOfNames(reading)) return { kind: "talk", talk: talk.label as TalkExample["kind"], confidence: talk.sum };
  const isOutside = chosen.confidence < thresholds.outside && refusal.sum > chosen.confidence && !isFullOfNames(reading);
  if (refusal.sum > thresholds.refuse || isOutside) return { kind: "refuse", reason: refusal.label as RefusalReason, confidence: Math.max(refusal.sum, 1 - chosen.confidence - refusal.sum) };
  return { kind: "tools", ...chosen };
}

/** A text that names things of the platform is about the platform. */
function isFullOfNames(reading: Reading): boolean {
  return reading.mentions.length >= 2;
}

function strongest(scores: IntentScores, prefix: string): { label: string; sum: number } {
  let sum = 0;
  let best = { label: prefix === "refuse:" ? "out-of-scope" : "help", score: -1 };
  for (const [label, score] of scores.single) {
    if (!label.startsWith(prefix)) continue;
    sum += score;
    if (score > best.score) best = { label: label.slice(prefix.length), score };
  }
  return { label: best.label, sum };
}
