import { Failure, failureText, type FailureBody } from "#domain/failure.ts";
import type { EventPart } from "#domain/event-part.ts";
import type { Caller } from "#domain/role.ts";
import type { Run, Thread } from "#domain/thread.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import { appendEvent } from "#backends/ledger/events.ts";
import { insertMessage } from "#backends/ledger/messages.ts";
import { finishRun, startRun } from "#backends/ledger/runs.ts";
import type { Platform } from "#tools/platform.ts";
import { recordRun } from "./run-recorder.ts";
import { streamsOf } from "./streams-of.ts";

export type RunRequest = { run: Run; text: string; caller: Caller; thread: Thread; signal: AbortSignal };

/** What answers: the assistant's graph, or the model that the conversation talks to. */
export type RunWork = {
  answer(request: RunRequest, record: (part: EventPart) => void): Promise<void>;
  onBug(error: unknown): string;
};

/** Answers one message from start to finish; whatever happens, the run ends and says how. */
export async function executeRun(platform: Platform, work: RunWork, request: RunRequest): Promise<void> {
  const { run, thread } = request;
  const messageId = platform.newId("message");
  await platform.ledger.transaction(async (transaction) => {
    const at = platform.now().toISOString();
    await startRun(transaction, run.id);
    await insertMessage(transaction, {
      id: messageId,
      thread_id: thread.id,
      role: "assistant",
      run_id: run.id,
      model: thread.model,
      parts: [],
      at,
    });
    const metadata = { run_id: run.id, ...(thread.model === undefined ? {} : { model: thread.model }) };
    await appendEvent(
      transaction,
      streamsOf(run),
      { type: "start", messageId, messageMetadata: metadata },
      at,
    );
  });
  reachFaultPoint("run-started");
  const recorder = recordRun(
    platform.ledger,
    { run_id: run.id, thread_id: thread.id, message_id: messageId },
    platform.now,
  );
  const end = await answerSafely(work, request, recorder.record);
  if (end.error !== undefined)
    recorder.record({
      type: "error",
      errorText: failureText(end.error),
    });
  await recorder.flush();
  await platform.ledger.transaction(async (transaction) => {
    const at = platform.now().toISOString();
    await finishRun(transaction, run.id, {
      state: end.state,
      at,
      ...(end.error === undefined ? {} : { error: end.error }),
    });
    await appendEvent(
      transaction,
      streamsOf(run),
      { type: "data-trace", id: run.trace_id, data: { trace_id: run.trace_id } },
      at,
    );
    await appendEvent(
      transaction,
      streamsOf(run),
      { type: "finish", messageMetadata: { run_id: run.id } },
      at,
    );
  });
}

type End = { state: "succeeded" | "failed" | "stopped"; error?: FailureBody };

async function answerSafely(
  work: RunWork,
  request: RunRequest,
  record: (part: EventPart) => void,
): Promise<End> {
  try {
    await work.answer(request, record);
    return { state: request.signal.aborted ? "stopped" : "succeeded" };
  } catch (error) {
    if (request.signal.aborted) return { state: "stopped" };
    if (error instanceof Failure) return { state: "failed", error: error.toBody() };
    return {
      state: "failed",
      error: {
        code: "internal",
        message: `Something went wrong inside, trace ${work.onBug(error)}.`,
        hint: "Your message is kept. Try again.",
      },
    };
  }
}
