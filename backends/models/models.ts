import type { Model } from "#domain/model.ts";

export type ChatMessage = { role: "system" | "user" | "assistant" | "tool"; content: string };

export type ChatRequest = {
  /** Any model address. */
  model: string;
  messages: ChatMessage[];
  maxTokens?: number;
  temperature?: number;
  seed?: number;
  stop?: string[];
  /** The answer is one of these, enforced while decoding (by likelihood or grammar). */
  choices?: string[];
  /** The answer is JSON of this schema, enforced while decoding. */
  jsonSchema?: Record<string, unknown>;
  signal?: AbortSignal;
};

export type ChatChunk =
  | { type: "delta"; text: string }
  | {
      type: "finish";
      reason: "stop" | "length";
      promptTokens: number;
      completionTokens: number;
      /** Most resident memory (2^20 bytes) of the process that answered, while it did; absent where the host does not say. */
      memoryMb?: number;
    };

/** One kind of place where models answer. Adapters: local (llama.cpp), OpenAI-compatible, and those that `server/` registers. */
export interface ModelProvider {
  /** The first part of its addresses. */
  readonly name: string;
  list(): Promise<Model[]>;
  /** Throws `not-found` with the near matches when it has no such model. */
  describe(address: string): Promise<Model>;
  /** Throws `unavailable` when its host does not answer. */
  chat(request: ChatRequest): AsyncIterable<ChatChunk>;
  /** Vectors of unit length, one a text. Absent where the provider has no encoder. */
  embed?(model: string, texts: string[], signal?: AbortSignal): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** The one port to all models: looks at the address, asks its provider. */
export interface Models {
  register(provider: ModelProvider): void;
  list(): Promise<Model[]>;
  describe(address: string): Promise<Model>;
  chat(request: ChatRequest): AsyncIterable<ChatChunk>;
  embed(model: string, texts: string[], signal?: AbortSignal): Promise<Float32Array[]>;
  close(): Promise<void>;
}

export type ChatResult = {
  text: string;
  promptTokens: number;
  completionTokens: number;
  seconds: number;
  reason: "stop" | "length";
  /** As in the last chunk. */
  memoryMb?: number;
};
