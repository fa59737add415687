/**
 * What a text is to a retrieval: `query` (a request, a question, and both sides of a comparison of
 * like with like) or `passage` (what is searched). The weights were trained with this distinction.
 */
export type TextRole = "query" | "passage";

/** Turns sentences into vectors of unit length, in this process. */
export interface SentenceEncoder {
  readonly dimensions: number;
  /** sha256 of the weights, for caches of what was computed with them. */
  readonly digest: string;
  /** One vector a text, in order. Texts over 512 tokens are cut. The vectors may be shared: do not write to them. The role is `query` when left out. */
  encode(texts: readonly string[], role?: TextRole): Promise<Float32Array[]>;
  /** Milliseconds since a query was last asked for or made; Infinity when none was. */
  calmFor(): number;
  close(): Promise<void>;
}
