import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { roleAtLeast, type Caller } from "#domain/role.ts";
import { enqueueJob } from "#backends/jobs/job-rows.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import { findEffect, recordEffect } from "#backends/ledger/effects.ts";
import { isLongTool, type ReadContext, type Tool, type WriteContext } from "./define-tool.ts";

export type CallOrigin = { plan_id?: string; step_id?: string; thread_id?: string };
export type ToolOutcome =
  | { state: "done"; result: Record<string, unknown> }
  | { state: "started"; job_id: string };

const startedJob = z.object({ job_id: z.string(), state: z.literal("queued") });

/** Checks the arguments and the caller's role. Throws `invalid-input` naming the argument, or `not-allowed`. */
export function checkCall(tool: Tool, args: unknown, caller: Caller): Record<string, unknown> {
  if (!roleAtLeast(caller.role, tool.role)) {
    throw new Failure("not-allowed", `${tool.name} needs the role ${tool.role}; yours is ${caller.role}`, {
      hint: `Ask someone who has the role ${tool.role}.`,
    });
  }
  const parsed = tool.input.safeParse(args ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Failure(
    "invalid-input",
    `${tool.name}: ${issue?.path.join(".") || "arguments"}: ${issue?.message ?? "do not fit"}`,
    {
      hint: `Its arguments are: ${Object.keys(tool.input.shape).join(", ") || "none"}.`,
    },
  );
}

/** Runs a reading tool. */
export async function readWithTool(
  tool: Tool,
  args: unknown,
  context: ReadContext,
): Promise<Record<string, unknown>> {
  if (tool.effect !== "reads") throw new Error(`${tool.name} does not read`);
  const input = checkCall(tool, args, context.caller);
  return tool.output.parse(await tool.run(input, context));
}

/**
 * Lets a writing tool's effect happen, once for its origin's (plan, step): ledger rows, a job, the audit entry and the
 * stored result are one transaction, and a repeat returns the stored result.
 */
export async function writeWithTool(
  tool: Tool,
  args: unknown,
  context: ReadContext,
  origin: CallOrigin,
): Promise<ToolOutcome> {
  if (tool.effect === "reads") throw new Error(`${tool.name} only reads`);
  const input = checkCall(tool, args, context.caller);
  const { platform, caller } = context;
  const key = origin.plan_id === undefined ? platform.newId("effect") : `${origin.plan_id}:${origin.step_id}`;
  const before = await findEffect(platform.ledger.db, key);
  if (before) return outcomeOf(before.result);
  const prepared = await tool.prepare(input, context);
  return platform.ledger.transaction(async (transaction) => {
    const done = await findEffect(transaction, key);
    if (done) return outcomeOf(done.result);
    const at = platform.now().toISOString();
    const result = isLongTool(tool)
      ? await startJob(tool, prepared as Record<string, unknown>, { ...context, transaction, origin }, at)
      : tool.output.parse(await tool.run(prepared, { ...context, transaction, origin }));
    await recordEffect(transaction, { key, tool: tool.name, args_hash: canonicalHash(input), result, at });
    await appendAudit(
      transaction,
      {
        actor: caller.user_id,
        action: `tool.${tool.name}`,
        subject: key,
        detail: { args: input, ...(isLongTool(tool) ? { job: result["job_id"] } : {}) },
      },
      at,
    );
    return outcomeOf(result);
  });
}

async function startJob(
  tool: Extract<Tool, { job: object }>,
  prepared: Record<string, unknown>,
  context: WriteContext,
  at: string,
): Promise<Record<string, unknown>> {
  const input = tool.job.input.parse(prepared) as never;
  const { platform, caller, transaction, origin } = context;
  const job = await enqueueJob(transaction, {
    id: platform.newId("job"),
    kind: tool.job.kind,
    title: tool.job.title(input),
    input,
    requester: caller.user_id,
    ...origin,
    trace_id: platform.newId("trace"),
    at,
  });
  return { job_id: job.id, state: "queued" };
}

function outcomeOf(result: Record<string, unknown>): ToolOutcome {
  const started = startedJob.safeParse(result);
  return started.success && Object.keys(result).length === 2
    ? { state: "started", job_id: started.data.job_id }
    : { state: "done", result };
}
