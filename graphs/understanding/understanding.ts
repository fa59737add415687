import type { Question, Refusal, StepDraft } from "#domain/plan.ts";

/** Names that exist now, by kind of entity; what a request's words are linked to. */
export type KnownEntities = Record<string, { id: string; names: string[] }[]>;

/** An earlier turn, and what it was understood as. */
export type EarlierTurn = { text: string; understanding?: Understanding };

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
};

/** A pure function of the text, the earlier turns and what exists. */
export type Understand = (text: string, earlier: readonly EarlierTurn[], entities: KnownEntities) => Promise<Understanding>;
