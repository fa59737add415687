import { z } from "zod";
import { failureText } from "#domain/failure.ts";
import type { Plan, Step } from "#domain/plan.ts";
import { gate } from "#domain/roster.ts";
import { insertMessage, type StoredPart } from "#backends/ledger/messages.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { fillParts } from "./fill-parts.ts";
import { publish, type PlanDesk } from "./plan-desk.ts";

/** A message in the plan's conversation when a step has something to show: a job that began, a report, an approval that waits. */
export async function announceStep(
  transaction: Transaction,
  desk: PlanDesk,
  plan: Plan,
  step: Step,
  at: string,
): Promise<void> {
  const result = (step.result ?? {}) as Record<string, unknown>;
  if (step.state === "running" && step.job_id !== undefined)
    return say(transaction, desk, plan, [{ type: "data-job", id: step.job_id }], at);
  const report = result["report"];
  const approval = result["approval_id"];
  if (typeof approval === "string") {
    await say(
      transaction,
      desk,
      plan,
      [
        { type: "text", text: summaryOf(desk, step) },
        { type: "data-approval", id: approval },
      ],
      at,
    );
  } else if (typeof report === "string" && step.effect === "writes") {
    await say(transaction, desk, plan, [{ type: "data-report", id: report }], at);
  }
}

/** What came of the plan, in the tools' own words. */
export async function announceEnd(
  transaction: Transaction,
  desk: PlanDesk,
  plan: Plan,
  at: string,
): Promise<void> {
  const lines = plan.steps.flatMap((step) => {
    if (step.state === "done") return [`- ${summaryOf(desk, step)}`];
    if (step.state === "failed") return failedLines(step);
    if (step.state === "skipped") return [`- Skipped: ${step.title}, because its condition did not hold.`];
    return step.state === "blocked" ? [`- Not done: ${step.title}.`] : [];
  });
  const text = [
    headings[plan.state === "done" || plan.state === "cancelled" ? plan.state : "failed"],
    "",
    ...lines,
  ];
  await say(transaction, desk, plan, [{ type: "text", text: text.join("\n") }], at);
}

const headings = {
  done: "The plan is done.",
  failed:
    "The plan could not be finished. What it made so far is kept; a failed step can be retried from the plan.",
  cancelled:
    "The plan is cancelled. What it made so far is kept; the cancelled step can be retried from the plan.",
};

const failedGates = z.object({ gates: z.array(gate) });

/** Why a step failed; of a refused promotion each gate that was not passed, on a line of its own. */
function failedLines({ title, error }: Step): string[] {
  if (error === undefined) return [`- **${title}** failed: no reason was stored`];
  if (error.code === "cancelled") return [`- **${title}**: ${failureText(error)}`];
  const gates = failedGates.safeParse(error.detail).data?.gates.filter(({ passed }) => !passed) ?? [];
  return [
    `- **${title}** failed: ${failureText(error)}`,
    ...gates.map((item) => `  - ${item.title}: ${item.value}; asked: ${item.threshold}`),
  ];
}

function summaryOf(desk: PlanDesk, step: Step): string {
  const tool = desk.tools.find((item) => item.name === step.tool);
  const parsed = tool?.output.safeParse(step.result);
  return tool !== undefined && parsed?.success === true ? tool.summarize(parsed.data).text : step.title;
}

async function say(
  transaction: Transaction,
  desk: PlanDesk,
  plan: Plan,
  parts: StoredPart[],
  at: string,
): Promise<void> {
  if (plan.thread_id === undefined) return;
  const message = {
    id: desk.platform.newId("message"),
    thread_id: plan.thread_id,
    role: "assistant" as const,
    parts,
    at,
  };
  const stored = await insertMessage(transaction, message);
  await publish(
    transaction,
    plan.thread_id,
    { type: "data-message", id: stored.id, data: { ...stored, parts: await fillParts(transaction, parts) } },
    at,
  );
}
