import { Failure } from "#domain/failure.ts";
import type { ChatChunk, ChatRequest } from "#backends/models/models.ts";
import type { ServerContext } from "#server/server-context.ts";
import { meterChat } from "./meter-chat.ts";
import { openAiError } from "./open-ai-failure.ts";

export type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };

/** How one kind of answer is written: whole, and piece by piece. */
export type ChatShape = {
  whole(text: string, reason: "stop" | "length", usage: Usage): unknown;
  piece(text: string, isFirst: boolean): unknown;
  last(reason: "stop" | "length"): unknown;
  usage(usage: Usage): unknown;
};

export type ChatCall = {
  context: ServerContext;
  request: ChatRequest;
  shape: ChatShape;
  traceId: string;
  isStreamed: boolean;
  wantsUsage: boolean;
};

/** Asks the model. A failure before the first piece is thrown, so that it has a status; one after it ends the stream. */
export async function answerChat(call: ChatCall): Promise<Response> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, call.request.signal ?? stop.signal]);
  const { context, request } = call;
  const chunks = meterChat(
    context.metrics,
    request.model,
    context.platform.models.chat({ ...request, signal }),
  );
  if (!call.isStreamed) return wholeAnswer(call, chunks);
  const first = await chunks.next();
  return streamedAnswer(call, first, chunks, () => stop.abort());
}

async function wholeAnswer(call: ChatCall, chunks: AsyncIterable<ChatChunk>): Promise<Response> {
  let text = "";
  for await (const chunk of chunks) {
    if (chunk.type === "delta") text += chunk.text;
    else return Response.json(call.shape.whole(text, chunk.reason, usageOf(chunk)));
  }
  throw unfinished();
}

function streamedAnswer(
  call: ChatCall,
  first: IteratorResult<ChatChunk, void>,
  chunks: AsyncGenerator<ChatChunk, void, void>,
  stop: () => void,
): Response {
  const encoder = new TextEncoder();
  let hasGone = false;
  const frames = writeFrames(call, first, chunks, () => hasGone);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await frames.next();
      if (hasGone) return;
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(`data: ${next.value}\n\n`));
    },
    cancel() {
      hasGone = true;
      stop();
      frames.return().catch(() => undefined);
    },
  });
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store" },
  });
}

async function* writeFrames(
  { shape, context, traceId, wantsUsage }: ChatCall,
  first: IteratorResult<ChatChunk, void>,
  chunks: AsyncGenerator<ChatChunk, void, void>,
  hasGone: () => boolean,
): AsyncGenerator<string, void, void> {
  let isFirst = true;
  try {
    for (let next = first; next.done !== true; next = await chunks.next()) {
      const chunk = next.value;
      if (isFirst || chunk.type === "delta")
        yield JSON.stringify(shape.piece(chunk.type === "delta" ? chunk.text : "", isFirst));
      isFirst = false;
      if (chunk.type === "delta") continue;
      yield JSON.stringify(shape.last(chunk.reason));
      if (wantsUsage) yield JSON.stringify(shape.usage(usageOf(chunk)));
    }
  } catch (error) {
    // Whoever left has stopped the model; nobody is there to be told.
    if (hasGone()) return;
    const failure =
      error instanceof Failure
        ? error
        : new Failure("internal", `Something went wrong inside, trace ${context.onBug(error)}`);
    yield JSON.stringify(openAiError(failure, traceId));
  } finally {
    await chunks.return();
  }
  yield "[DONE]";
}

function usageOf(chunk: Extract<ChatChunk, { type: "finish" }>): Usage {
  const { promptTokens, completionTokens } = chunk;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

function unfinished(): Failure {
  return new Failure("unavailable", "The model stopped before its answer was finished", {
    hint: "Ask again.",
  });
}
