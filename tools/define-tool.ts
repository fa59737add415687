import type { z } from "zod";
import type { Summary } from "#domain/card.ts";
import type { Effect, Estimate } from "#domain/plan.ts";
import type { Caller, Role } from "#domain/role.ts";
import type { RosterSlot } from "#domain/roster.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import type { Platform } from "./platform.ts";

/** A request as a person types it, and the arguments it holds. `language` is an ISO 639-1 code. */
export type ToolExample = {
  text: string;
  args: Record<string, unknown>;
  language?: "en" | "zh" | "de" | "es";
};

/** Travels outside the arguments, out of a model's reach. */
export type ReadContext = { platform: Platform; caller: Caller; signal: AbortSignal };
export type WriteContext = ReadContext & {
  /** The effect's own transaction: ledger rows, a job, an outbox entry, the audit entry, together. */
  transaction: Transaction;
  origin: { plan_id?: string; step_id?: string; thread_id?: string };
};

type Declared<Input extends z.ZodObject, Output extends z.ZodObject> = {
  name: string;
  title: string;
  /** For people and models: what it does, when to use it, what it returns. */
  description: string;
  input: Input;
  /** Of the final result: a long tool's is its job's result. */
  output: Output;
  /** Who may call it. */
  role: Role;
  /** The call in words, as a verb phrase: "Train an adapter on 1,840 examples". References may stand in the arguments. */
  phrase(args: Record<string, unknown>): string;
  summarize(output: z.output<Output>): Summary;
  /** What a slot's profile fills where the person left an argument open. */
  fromSlot?: Readonly<Record<string, (slot: RosterSlot) => unknown>>;
  /** Requests in several languages; they document the tool, teach the embedded assistant and test the routing. */
  examples: readonly ToolExample[];
};

export type ReadingTool<Input extends z.ZodObject, Output extends z.ZodObject> = Declared<Input, Output> & {
  effect: "reads";
  run(input: z.output<Input>, context: ReadContext): Promise<z.output<Output>>;
};

type WritingDeclared<Input extends z.ZodObject, Output extends z.ZodObject> = Declared<Input, Output> & {
  effect: Exclude<Effect, "reads">;
  /** Argument values may still be references: what is not known yet is left out. */
  estimate(args: Record<string, unknown>, context: ReadContext): Promise<Estimate>;
};

export type WritingTool<Input extends z.ZodObject, Output extends z.ZodObject, Prepared> = WritingDeclared<
  Input,
  Output
> & {
  job?: never;
  /** Looks up what the effect needs, before its transaction is opened: a transaction awaits nothing but itself. */
  prepare(input: z.output<Input>, context: ReadContext): Promise<Prepared>;
  /** Writes the ledger only, by `context.transaction`. */
  run(prepared: Prepared, context: WriteContext): Promise<z.output<Output>>;
};

export type LongTool<Input extends z.ZodObject, Output extends z.ZodObject> = WritingDeclared<
  Input,
  Output
> & {
  job: JobDefinition<Platform, z.ZodObject, Output>;
  /** Checks the input and returns the job's input; the wrapper enqueues the job in the effect's transaction. */
  prepare(input: z.output<Input>, context: ReadContext): Promise<Record<string, unknown>>;
};

// The registry holds tools of every shape; each checks its own arguments with `input` before `run` sees them.
export type Tool =
  | ReadingTool<z.ZodObject, z.ZodObject>
  | WritingTool<z.ZodObject, z.ZodObject, unknown>
  | LongTool<z.ZodObject, z.ZodObject>;

/** Declares a tool once; the MCP listing, approval policy, forms, understanding, tests and documentation come from it. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject, Prepared = never>(
  tool: ReadingTool<Input, Output> | WritingTool<Input, Output, Prepared> | LongTool<Input, Output>,
): Tool {
  return tool as unknown as Tool;
}

export function isLongTool(tool: Tool): tool is LongTool<z.ZodObject, z.ZodObject> {
  return tool.effect !== "reads" && tool.job !== undefined;
}
