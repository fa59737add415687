import { failureText } from "#domain/failure.ts";
import { runStream } from "#domain/event-part.ts";
import type { Caller } from "#domain/role.ts";
import type { MessagePart } from "#domain/thread.ts";
import { followEvents } from "#backends/ledger/events.ts";
import { listMessages } from "#backends/ledger/messages.ts";
import { createThread } from "#backends/ledger/threads.ts";
import { fillParts } from "#plans/fill-parts.ts";
import { requireOwnThread } from "#server/http/routes/own-thread.ts";
import { approveUrl } from "#server/http/writes/approve-url.ts";
import type { ServerContext } from "#server/server-context.ts";

type Asked = { text: string; thread?: string | undefined };

/** One turn of a conversation with the assistant, as any person's: answered, or a plan that waits. */
export async function askAssistant(
  context: ServerContext,
  { text, thread }: Asked,
  caller: Caller,
  signal: AbortSignal,
): Promise<{ text: string; result: Record<string, unknown> }> {
  const threadId = await threadFor(context, text, thread, caller);
  const { run_id } = await context.runs.post({ thread_id: threadId, text, caller, queue: false });
  for await (const { part } of followEvents(context.platform.ledger, runStream(run_id), 0, signal))
    if (part.type === "finish") break;
  const parts = await answerParts(context, threadId, run_id);
  const answer = parts
    .map(wordsOf)
    .filter((words) => words !== "")
    .join("\n\n");
  return { text: answer, result: { thread_id: threadId, run_id, answer, ...waitingPlan(context, parts) } };
}

async function threadFor(
  { platform }: ServerContext,
  text: string,
  given: string | undefined,
  caller: Caller,
): Promise<string> {
  if (given !== undefined) return (await requireOwnThread(platform.ledger.db, given, caller)).id;
  const created = await platform.ledger.transaction((transaction) =>
    createThread(transaction, {
      id: platform.newId("thread"),
      title: text.replaceAll(/\s+/g, " ").slice(0, 80),
      owner: caller.user_id,
      at: platform.now().toISOString(),
    }),
  );
  return created.id;
}

async function answerParts(
  { platform }: ServerContext,
  threadId: string,
  runId: string,
): Promise<MessagePart[]> {
  const messages = await listMessages(platform.ledger.db, threadId);
  const stored = messages.filter((message) => message.run_id === runId && message.role === "assistant");
  return fillParts(
    platform.ledger.db,
    stored.flatMap((message) => message.parts),
  );
}

/** What a person would read of a part. */
function wordsOf(part: MessagePart): string {
  switch (part.type) {
    case "text":
      return part.text;
    case "tool":
      return part.data.summary?.text ?? (part.data.error === undefined ? "" : failureText(part.data.error));
    case "data-refusal":
      return failureText(part.data);
    case "data-question":
      return (part.data.options ?? []).map((option) => `- ${option.value}: ${option.label}`).join("\n");
    case "data-plan":
      return part.data.steps.map((step, index) => `${index + 1}. ${step.title}`).join("\n");
    default:
      return "";
  }
}

function waitingPlan(context: ServerContext, parts: readonly MessagePart[]): Record<string, unknown> {
  const question = parts.find((part) => part.type === "data-question");
  const plan = parts.find((part) => part.type === "data-plan");
  const approval = plan?.data.approval_id;
  return {
    ...(plan === undefined ? {} : { plan_id: plan.data.id, state: plan.data.state }),
    ...(approval === undefined
      ? {}
      : { approval_id: approval, approve_url: approveUrl(context.settings, approval) }),
    ...(question === undefined ? {} : { plan_id: question.data.plan_id, question: question.data }),
  };
}
