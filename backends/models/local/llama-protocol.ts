import type { FailureBody } from "#domain/failure.ts";
import type { ChatMessage } from "#backends/models/models.ts";

/** A context's shape: `sequences` requests at once, which share batches, of `tokens` each. */
export type LaneSize = { tokens: number; sequences: number };

export type HostSettings = {
  modelFile: string;
  /** The most cores to use; fewer are used while others keep them busy. */
  threads: number;
  /** From small to large; a request goes to the first that holds its prompt and answer, a larger one gets a context of the model's full length. */
  lanes: LaneSize[];
  /** Contexts kept; each costs memory (SmolLM2-135M: 23 KB a token). */
  contexts: number;
};

export type GenerationRequest = {
  /** GGUF LoRA files, in order. */
  adapters: string[];
  messages: ChatMessage[];
  maxTokens: number;
  temperature: number;
  seed: number;
  stop: string[];
  choices?: string[];
  jsonSchema?: Record<string, unknown>;
};

export type FinishReason = "stop" | "length";

/** What the server's process says to the process that runs llama.cpp. */
export type ToHost =
  | { kind: "open"; settings: HostSettings }
  | { kind: "chat"; id: number; request: GenerationRequest }
  | { kind: "cancel"; id: number };

/** And what it answers. */
export type FromHost =
  | { kind: "opened"; contextLength: number }
  | { kind: "unopened"; error: FailureBody }
  | { kind: "delta"; id: number; text: string }
  | {
      kind: "finish";
      id: number;
      reason: FinishReason;
      promptTokens: number;
      completionTokens: number;
      memoryMb: number;
    }
  | { kind: "failed"; id: number; error: FailureBody };
