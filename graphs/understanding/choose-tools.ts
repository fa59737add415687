import type { IntentScores } from "./intent-classifier.ts";
import { best } from "./intent-classifier.ts";
import { several } from "./extend-examples.ts";
import type { Clause } from "./clauses.ts";
import { toolRank } from "./product-tools.ts";
import { fold } from "./tokens.ts";

export type ScoredClause = { clause: Clause; scores: IntentScores };

/** The tools a text asks for, in the order they run, each with the clauses that speak of it. */
export type ChosenTools = { tools: { tool: string; clauses: Clause[] }[]; confidence: number };

export const settings = {
  /** What a clause that only gives circumstances costs. */
  circumstance: 0.05,
  clauseWeight: 1,
  wishWeight: 2,
  /** What each further tool must earn. */
  further: 2,
  severalWeight: 0.45,
  wholeWeight: 0.6,
  singleWeight: 1,
  /** What a pair of tools costs that no example has together. */
  strangers: 1.5,
  candidates: 7,
  most: 4,
};

/**
 * The set of tools that explains the whole text and its clauses best: each clause is either spoken for by one tool of the set
 * or a circumstance, and every tool must be likely in the whole.
 */
export function chooseTools(
  whole: IntentScores,
  clauses: readonly ScoredClause[],
  pairs: ReadonlySet<string>,
): ChosenTools {
  const candidates = candidateTools(whole, clauses);
  let chosen: string[] = [];
  let highest = -Infinity;
  for (let bits = 1; bits < 1 << candidates.length; bits++) {
    const set = candidates.filter((_, at) => bits & (1 << at));
    if (set.length > Math.min(settings.most, Math.max(1, clauses.length + 1))) continue;
    const score = scoreSet(set, whole, clauses) - settings.strangers * strangePairs(set, pairs);
    if (score > highest) [chosen, highest] = [set, score];
  }
  const ordered = chosen.toSorted((left, right) => toolRank(left) - toolRank(right));
  return {
    tools: ordered.map((tool) => ({ tool, clauses: clausesOf(tool, ordered, clauses) })),
    confidence: confidenceOf(ordered, whole, clauses),
  };
}

function candidateTools(whole: IntentScores, clauses: readonly ScoredClause[]): string[] {
  const evidence = new Map<string, number>();
  const note = (label: string, value: number) => {
    if (!label.includes(":") && label !== several)
      evidence.set(label, Math.max(evidence.get(label) ?? 0, value));
  };
  for (const { label, score } of best(whole.single).slice(0, 4)) note(label, score);
  for (const { label, score } of best(whole.multiple).slice(0, 6)) note(label, score);
  for (const { scores } of clauses)
    for (const { label, score } of best(scores.single).slice(0, 2)) note(label, score * 0.9);
  return best(evidence)
    .slice(0, settings.candidates)
    .map(({ label }) => label);
}

function strangePairs(set: string[], pairs: ReadonlySet<string>): number {
  return set.reduce(
    (count, tool, at) => count + set.slice(at + 1).filter((other) => !pairs.has(pairOf(tool, other))).length,
    0,
  );
}

/** Two tools of one plan, whichever comes first. */
export function pairOf(tool: string, other: string): string {
  return tool < other ? `${tool} ${other}` : `${other} ${tool}`;
}

function scoreSet(set: string[], whole: IntentScores, clauses: readonly ScoredClause[]): number {
  // How sure the whole is that several things are wanted makes each further tool cheaper or dearer.
  let score =
    (set.length - 1) *
    (settings.severalWeight * logit(whole.multiple.get(several) ?? 0.5) - settings.further);
  for (const tool of set) score += settings.wholeWeight * logit(likelihood(tool, whole, clauses));
  if (set.length === 1)
    score += settings.singleWeight * Math.log(Math.max(0.02, whole.single.get(set[0] ?? "") ?? 0));
  else
    score +=
      settings.singleWeight * Math.log(Math.max(0.02, ...set.map((tool) => whole.single.get(tool) ?? 0)));
  if (clauses.length < 2) return score;
  for (const { clause, scores } of clauses) {
    score +=
      weightOf(clause) *
      Math.log(Math.max(settings.circumstance, ...set.map((tool) => scores.single.get(tool) ?? 0)));
  }
  return score;
}

/** How a wish of its own begins: with what shall be done, or asked. */
const wishing =
  /^\W*(?:(?:and|then|also|please|und|dann|bitte|y|luego)\s+)*(?:show|list|tell me|give me|describe|count|compare|train|evaluate|run|start|measure|promote|propose|find|search|look|check|read|open|explain|summari[sz]e|build|make|index|rebuild|import|ask|answer|zeig|liste|nenn|beschreib|zahl|vergleich|trainier|bewert|miss|such|prufe?|lies|erklar|muestra|lista|dime|describe|cuenta|compara|entrena|evalua|mide|busca|revisa|lee|explica|(?:what|who) (?:is|are|was|were|holds?|runs?)\b|how (?:many|much)\b|which \w+ (?:is|are|do|does|did|has|have)\b)/u;

/** A clause that is a wish of its own must be spoken for; what only goes on after an "and" may say nothing new. */
function weightOf({ text, join }: Clause): number {
  if (wishing.test(fold(text))) return settings.wishWeight;
  return settings.clauseWeight * Math.min(1, text.length / 30) * (join === "and" ? 0.5 : 1);
}

/** A tool may be named by a clause of its own or by the whole. */
function likelihood(tool: string, whole: IntentScores, clauses: readonly ScoredClause[]): number {
  const inClauses =
    clauses.length < 2 ? 0 : Math.max(...clauses.map(({ scores }) => scores.single.get(tool) ?? 0));
  return Math.max(whole.multiple.get(tool) ?? 0.01, 0.9 * inClauses);
}

function logit(probability: number): number {
  const safe = Math.min(0.98, Math.max(0.02, probability));
  return Math.log(safe / (1 - safe));
}

/** The clauses that speak more of this tool than of the plan's other tools. */
function clausesOf(tool: string, set: string[], clauses: readonly ScoredClause[]): Clause[] {
  if (set.length === 1) return clauses.map(({ clause }) => clause);
  return clauses
    .filter(({ scores }) =>
      set.every((other) => (scores.single.get(tool) ?? 0) >= (scores.single.get(other) ?? 0)),
    )
    .map(({ clause }) => clause);
}

/** One tool is as sure as the classifier; of several each may be seen in the whole and in a clause, and the mean counts. */
function confidenceOf(set: string[], whole: IntentScores, clauses: readonly ScoredClause[]): number {
  const each = set.map((tool) => {
    const alone = whole.single.get(tool) ?? 0;
    if (set.length < 2) return alone;
    const inClause = Math.max(alone, ...clauses.map(({ scores }) => scores.single.get(tool) ?? 0));
    return 1 - (1 - inClause) * (1 - (whole.multiple.get(tool) ?? 0));
  });
  return each.reduce((product, value) => product * value, 1) ** (1 / set.length);
}
