import type { Field } from "#domain/dataset.ts";
import type { Question, Refusal, StepDraft } from "#domain/plan.ts";

/** One thing that exists: `id` is what stands in an argument, `names` are other ways it may be written. */
export type KnownEntity = {
  id: string;
  names: string[];
  /** Of a dataset: what conditions, groups and measures can be about. */
  fields?: readonly Field[];
  /** Known but unable to answer now, such as a model without its weights here: why. */
  absent?: string;
  /** Of a job: its state, so that "the running one" can be found. */
  state?: string;
};

/** Names that exist now, by kind of entity; what a request's words are linked to. Newest first where that means something. */
export type KnownEntities = Record<string, KnownEntity[]>;

/** An earlier turn, and what it was understood as. */
export type EarlierTurn = {
  text: string;
  understanding?: Understanding;
  /** What its reading steps found, by step, cut to the first items. */
  results?: Readonly<Record<string, unknown>>;
};

/** What a request means: steps to run, one question, a refusal, or a word to the person (`cancel`, `go`). */
export type Understanding = {
  kind: "ask" | "act" | "clarify" | "refuse" | "cancel" | "go";
  steps: StepDraft[];
  questions: Omit<Question, "id">[];
  refusal?: Refusal;
  /** One sentence in the request's terms. */
  understood: string;
  confidence: number;
  /** Arguments the platform chose, by `step-n.argument`, with the reason. */
  assumed: Record<string, string>;
  /** What was understood even where it was refused or is not built: a later turn may correct it. Never run. */
  draft?: StepDraft[];
  /** It changes what an earlier turn asked for (a correction, a filled question, an added step): the open plan gets a revision. */
  revises?: boolean;
};

/** A pure function of the text, the earlier turns and what exists. */
export type Understand = (
  text: string,
  earlier: readonly EarlierTurn[],
  entities: KnownEntities,
) => Promise<Understanding>;
