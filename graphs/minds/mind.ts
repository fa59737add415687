import type { Tool as ListedTool } from "@modelcontextprotocol/sdk/types.js";
import type { Specialist } from "#agents/specialist.ts";
import type { StepDraft } from "#domain/plan.ts";
import type { HandOff } from "#graphs/conversation-state.ts";
import type { EarlierTurn, KnownEntities, Understanding } from "#graphs/understanding/understanding.ts";

export type Turn = {
  text: string;
  earlier: readonly EarlierTurn[];
  entities: KnownEntities;
  understanding?: Understanding | undefined;
  handOffs: readonly HandOff[];
  drafts: readonly StepDraft[];
  signal: AbortSignal;
};

/** What the supervisor does next. */
export type Supervision =
  | { type: "hand-off"; specialist: string; request: string; understanding?: Understanding }
  | { type: "answer"; text: string; understanding?: Understanding };

/** A call a specialist wants; `id` names the step it becomes when it is drafted. */
export type WantedCall = {
  id?: string;
  tool: string;
  args: Record<string, unknown>;
  when?: StepDraft["when"];
  draft?: boolean;
};
export type CallReport = { tool: string; text: string; isError: boolean };
export type Move = { type: "calls"; calls: WantedCall[] } | { type: "report"; text: string };

export type SpecialistTurn = Turn & {
  specialist: Specialist;
  request: string;
  tools: readonly ListedTool[];
  /** The moves made so far in this hand-off, with what came back. */
  exchanges: readonly { calls: WantedCall[]; reports: CallReport[] }[];
};

/** What decides in the graph: our own understanding, or a chat model. The graph around it is the same. */
export interface Mind {
  readonly name: string;
  supervise(turn: Turn): Promise<Supervision>;
  specialize(turn: SpecialistTurn): Promise<Move>;
}
