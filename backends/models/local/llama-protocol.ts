import type { FailureBody } from "#domain/failure.ts";
import type { ChatMessage } from "#backends/models/models.ts";

export type HostSettings = {
  modelFile: string;
  /** The most cores to use; fewer are used while others keep them busy. */
  threads: number;
  /** Requests answered at once by one set of adapters; they share batches. */
  sequences: number;
  /** Tokens of prompt and answer that each of those holds; a longer request gets a context of its own. */
  sequenceTokens: number;
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
  | { kind: "finish"; id: number; reason: FinishReason; promptTokens: number; completionTokens: number }
  | { kind: "failed"; id: number; error: FailureBody };
