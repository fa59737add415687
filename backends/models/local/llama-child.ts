import { Failure, type FailureBody } from "#domain/failure.ts";
import { openLlamaEngine, type LlamaEngine } from "./llama-engine.ts";
import type { FromHost, ToHost } from "./llama-protocol.ts";
import { watchResidentMemory } from "./resident-memory.ts";

/** Entry of the process that runs llama.cpp: a damaged file may end it, and only it. Ends with its parent. */
const running = new Map<number, AbortController>();
let engine: LlamaEngine | undefined;

process.on("disconnect", () => process.exit(0));
process.on("message", (message: ToHost) => {
  if (message.kind === "open") void open(message);
  else if (message.kind === "cancel") running.get(message.id)?.abort();
  else void answer(message);
});

async function open({ settings }: Extract<ToHost, { kind: "open" }>): Promise<void> {
  try {
    engine = await openLlamaEngine(settings);
    tell({ kind: "opened", contextLength: engine.contextLength });
  } catch (error) {
    tell({ kind: "unopened", error: toBody(error) });
  }
}

async function answer({ id, request }: Extract<ToHost, { kind: "chat" }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const memory = watchResidentMemory();
  try {
    if (!engine) throw new Failure("unavailable", "the model is not loaded yet");
    const { reason, promptTokens, completionTokens } = await engine.answer(
      request,
      controller.signal,
      (text) => tell({ kind: "delta", id, text }),
    );
    tell({ kind: "finish", id, reason, promptTokens, completionTokens, memoryMb: memory.peakMb() });
  } catch (error) {
    tell({ kind: "failed", id, error: toBody(error) });
  } finally {
    memory.stop();
    running.delete(id);
  }
}

function tell(message: FromHost): void {
  process.send?.(message);
}

function toBody(error: unknown): FailureBody {
  if (error instanceof Failure) return error.toBody();
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}
