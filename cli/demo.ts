import { z } from "zod";
import type { Approval } from "#domain/approval.ts";
import { plan as planSchema, type Plan, type Step } from "#domain/plan.ts";
import { Failure } from "#domain/failure.ts";
import { thread, threadWithMessages } from "#domain/thread.ts";
import { askOnTerminal } from "./chat.ts";
import { followConversation } from "./follow-conversation.ts";
import type { HttpClient } from "./http-client.ts";
import { duration } from "./print-card.ts";

const request =
  "Adapt SmolLM2 to device support and tell me whether it beats the base. If it does, propose it for the device-support slot.";
const question = "My ThinkPad gets very hot and then switches itself off. What should I do next?";

/**
 * The whole path: one sentence, a plan, a training, a report, a promotion, and a talk with what then holds the slot. On a
 * terminal a person approves; elsewhere the command's own admin token does, and says so.
 */
export async function demo(client: HttpClient, steps: number | undefined): Promise<void> {
  const begin = Date.now();
  console.log(`> ${request}\n`);
  const created = await client.send(thread, "POST", "/api/threads", {});
  const { last_seq } = await client.send(threadWithMessages, "GET", `/api/threads/${created.id}`);
  await client.send(z.unknown(), "POST", `/api/threads/${created.id}/messages`, { text: request });
  const plan = await followConversation({
    client,
    threadId: created.id,
    after: last_seq,
    print: (line) => console.log(line),
    decide: (approval) => decide(client, approval, steps),
  });
  if (plan === undefined)
    throw new Failure("conflict", "The assistant made no plan", { hint: "See the conversation above." });
  await printSummary(client, plan, created.id, begin);
}

async function decide(
  client: HttpClient,
  approval: Approval,
  steps: number | undefined,
): Promise<"approve" | "reject" | undefined> {
  if (approval.subject === "plan" && steps !== undefined && (await shortenTraining(client, approval, steps)))
    return undefined;
  if (process.stdin.isTTY === true) return askOnTerminal(approval);
  console.log(`Approved with the command line's admin token: ${approval.title}`);
  return "approve";
}

/** Edits the plan's training to `steps`; the edit is a new revision, whose approval then opens. True when it was edited. */
async function shortenTraining(client: HttpClient, approval: Approval, steps: number): Promise<boolean> {
  const plan = await client.send(planSchema, "GET", `/api/plans/${approval.plan_id ?? ""}`);
  const training = plan.steps.find((step) => step.tool === "start_training");
  if (training === undefined || training.args["steps"] === steps) return false;
  const edited = plan.steps.map((step) => ({
    id: step.id,
    tool: step.tool,
    args: step.id === training.id ? { ...step.args, steps } : step.args,
    ...(step.when === undefined ? {} : { when: step.when }),
  }));
  const revised = await client.send(planSchema, "PATCH", `/api/plans/${plan.id}`, {
    revision: plan.revision,
    steps: edited,
  });
  await client.send(planSchema, "POST", `/api/plans/${plan.id}/submit`, { revision: revised.revision });
  return true;
}

async function printSummary(client: HttpClient, plan: Plan, threadId: string, begin: number): Promise<void> {
  const { url } = client.connection;
  const slot = await client.send(
    z.object({ slot: z.string(), model: z.string().optional() }),
    "GET",
    "/api/roster/device-support",
  );
  if (slot.model !== undefined) {
    const body = {
      model: "roster/device-support",
      messages: [{ role: "user", content: question }],
      max_tokens: 80,
    };
    const answer = await client.send(
      z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })) }),
      "POST",
      "/v1/chat/completions",
      body,
    );
    console.log(`\n> ${question}\nroster/device-support: ${answer.choices[0]?.message.content ?? ""}`);
  }
  console.log("\nWhat was made");
  for (const step of plan.steps)
    console.log(`  ${step.state.padEnd(8)} ${took(step).padStart(8)}  ${step.title}${made(step, url)}`);
  console.log(`  slot device-support: ${slot.model ?? "empty"}  ${url}/roster`);
  console.log(`  the conversation: ${url}/chat?thread=${threadId}`);
  console.log(`In all ${duration((Date.now() - begin) / 1000)}.`);
}

function took(step: Step): string {
  if (step.started_at === undefined || step.finished_at === undefined) return "";
  return duration((Date.parse(step.finished_at) - Date.parse(step.started_at)) / 1000);
}

function made(step: Step, url: string): string {
  const result = (step.result ?? {}) as Record<string, unknown>;
  if (typeof result["report"] === "string") return `  ${url}/evaluation?report=${result["report"]}`;
  const name = result["model"] ?? result["training_set"];
  return typeof name === "string" ? `  ${name}` : "";
}
