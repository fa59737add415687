import type { StepDraft } from "#domain/plan.ts";
import type { Tool } from "#tools/define-tool.ts";
import { hasCue } from "./cues.ts";
import { chainReads, type Earlier } from "./chain-reads.ts";
import { chainSteps } from "./chain-steps.ts";
import { draftSteps } from "./draft-steps.ts";
import { interpret, type Engine, type Interpretation } from "./interpret.ts";
import { buildNameIndex, type NameIndex } from "./name-index.ts";
import { patchSteps } from "./patch-steps.ts";
import { readText } from "./reading.ts";
import { referBack } from "./refer-back.ts";
import { refusalFor } from "./refusals.ts";
import { relateTurn, type Past, type Relation } from "./relate-turn.ts";
import { refused, settle } from "./settle.ts";
import { talkAnswer } from "./talk-answer.ts";
import type { EarlierTurn, KnownEntities, Understanding } from "./understanding.ts";
import { unusedNumbers } from "./unused-numbers.ts";

export type TurnContext = {
  engine: Engine;
  tools: readonly Tool[];
  entities: KnownEntities;
  index: NameIndex;
};

/** The last turn that something can be said about. */
type LastTurn = {
  text: string;
  steps: StepDraft[];
  understanding: Understanding;
  /** It and the turns before it, newest first: their steps and what they found. */
  said: Earlier[];
};

/** Understands a message by itself or as an answer to, a correction of or an addition to what came before. */
export async function understandTurn(
  text: string,
  earlier: readonly EarlierTurn[],
  context: TurnContext,
): Promise<Understanding> {
  const alone = await interpret(text, context.engine, context.index);
  const last = await lastTurn(earlier, context);
  const past: Past | undefined = last && {
    hasSteps: last.steps.length > 0,
    isActing: last.steps.some(
      (step) => context.tools.find((tool) => tool.name === step.tool)?.effect !== "reads",
    ),
    hasQuestion: last.understanding.questions.length > 0 || last.understanding.kind === "clarify",
  };
  const relation = relateTurn(text, past, alone);
  if (relation === "cancel" || relation === "go") return talkAnswer(relation, context.tools);
  if (relation === "new" || !last) {
    const understanding = understandAlone(text, alone, context);
    if (!last || !asksWhatIsKnown(understanding)) return understanding;
    // What would have to be asked was said just before.
    return settle(
      relatedSteps("refer", text, alone, last, context),
      understanding.confidence,
      context.tools,
      context.entities,
    );
  }
  const confidence = alone.wish.confidence;
  if (alone.wish.kind === "refuse" && alone.wish.reason !== "out-of-scope" && relation !== "answer")
    return refused(refusalFor(alone.wish.reason), confidence);
  const settled = settle(
    relatedSteps(relation, text, alone, last, context),
    Math.max(0.5, confidence),
    context.tools,
    context.entities,
  );
  // A refused change changes nothing: the plan that stands is not touched.
  return changing.has(relation) && settled.refusal === undefined ? { ...settled, revises: true } : settled;
}

/** A question for what a reading step looks up. */
function asksWhatIsKnown({ kind, questions }: Understanding): boolean {
  return kind === "clarify" && questions.every(({ field }) => /\.(?:query|from|to)$/u.test(field));
}

/** These say what the plan that stands should be; the others speak of it and want something else. */
const changing: ReadonlySet<Relation> = new Set(["answer", "correct", "add", "drop"]);

function understandAlone(text: string, alone: Interpretation, context: TurnContext): Understanding {
  const { wish, reading } = alone;
  if (wish.kind === "refuse") return refused(refusalFor(wish.reason), wish.confidence);
  if (wish.kind === "talk") return talkAnswer(wish.talk, context.tools);
  const drafted = draftSteps(wish.tools, reading, context.tools, context.entities);
  const steps = chainReads(chainSteps(drafted, text, context.entities));
  const settled = settle(steps, wish.confidence, context.tools, context.entities);
  return settled.kind === "act" ? sayUnused(settled, unusedNumbers(reading, steps)) : settled;
}

/** A value that no step takes is said, or the person would believe that it counts. */
function sayUnused(understanding: Understanding, unused: readonly string[]): Understanding {
  if (unused.length === 0) return understanding;
  const listed = unused.map((text) => `“${text}”`).join(" and ");
  return { ...understanding, understood: `${understanding.understood} No step has a setting for ${listed}.` };
}

function relatedSteps(
  relation: string,
  text: string,
  alone: Interpretation,
  last: LastTurn,
  context: TurnContext,
): StepDraft[] {
  const { reading, wish } = alone;
  const { tools, entities, index } = context;
  if (relation === "drop") return dropSteps(last.steps, text);
  if (relation === "answer" || relation === "correct" || relation === "again") {
    const patched = patchSteps(last.steps, reading, tools, entities);
    // A message that changes nothing was no correction, if it makes sense by itself.
    const isBuilt = last.steps.every((step) => tools.some((tool) => tool.name === step.tool));
    const saysNothing = isBuilt && JSON.stringify(patched) === JSON.stringify(last.steps);
    if (!saysNothing || wish.kind !== "tools" || wish.confidence < 0.2) return patched;
  }
  const wanted = wish.kind === "tools" ? wish.tools : [];
  const before = { steps: last.steps, reading: readText(last.text, index) };
  const isAdding = relation === "add";
  // "compare it" speaks of the training that stands already: it is not wanted a second time.
  const further = isAdding
    ? wanted.filter((item) => !last.steps.some((step) => step.tool === item.tool))
    : wanted;
  const drafted = draftSteps(
    further.length > 0 ? further : wanted,
    reading,
    tools,
    entities,
    isAdding ? last.steps.length + 1 : 1,
  );
  if (!isAdding)
    return chainReads(
      chainSteps(referBack(drafted, reading, before, tools, entities), text, entities),
      last.said,
    );
  const together = chainSteps([...last.steps, ...drafted], `${last.text} ${text}`, entities);
  return referBack(together, reading, before, tools, entities);
}

const stepWords: Readonly<Record<string, string>> = {
  request_promotion: "promote",
  compare_models: "compare",
  start_evaluation: "evaluate",
  start_training: "train",
  measure_model: "measure",
  estimate_training: "estimate",
  request_rollback: "rollback",
  read_report: "o-report",
};

/** Takes the step away that the message speaks of, or the last one when it names none of them; and what rests on it. */
function dropSteps(steps: readonly StepDraft[], text: string): StepDraft[] {
  if (steps.length < 2) return [...steps];
  const named = steps.findLast((step) => hasCue(stepWords[step.tool] ?? "", text));
  const dropped = named ?? steps.at(-1);
  return steps.filter((step) => step !== dropped && !usesResultOf(step, dropped?.id ?? ""));
}

function usesResultOf(step: StepDraft, id: string): boolean {
  return JSON.stringify([step.args, step.when ?? null]).includes(`"${id}"`);
}

/** Earlier turns are understood again where what they meant was not kept; "go" points at the turn before it. */
async function lastTurn(
  earlier: readonly EarlierTurn[],
  context: TurnContext,
): Promise<LastTurn | undefined> {
  for (let at = earlier.length - 1; at >= 0 && at >= earlier.length - 6; at--) {
    const turn = earlier[at];
    if (!turn) continue;
    const understanding =
      turn.understanding ??
      (await understandTurn(turn.text, earlier.slice(Math.max(0, at - 6), at), context));
    if (understanding.kind === "go") continue;
    if (understanding.kind === "cancel") return undefined;
    const steps = understanding.draft ?? understanding.steps;
    return { text: turn.text, steps, understanding, said: saidUntil(at, steps, earlier) };
  }
  return undefined;
}

/** So many turns back a name may have been said first. */
const remembered = 4;

function saidUntil(at: number, steps: readonly StepDraft[], earlier: readonly EarlierTurn[]): Earlier[] {
  const older = earlier.slice(Math.max(0, at - remembered), at).toReversed();
  return [
    { steps, results: earlier[at]?.results ?? {} },
    ...older.map((turn) => ({ steps: turn.understanding?.steps ?? [], results: turn.results ?? {} })),
  ];
}

export function contextFor(engine: Engine, tools: readonly Tool[], entities: KnownEntities): TurnContext {
  return { engine, tools, entities, index: buildNameIndex(entities) };
}
