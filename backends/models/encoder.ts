/** Turns sentences into vectors of unit length, in this process. */
export interface SentenceEncoder {
  readonly dimensions: number;
  /** sha256 of the weights, for caches of what was computed with them. */
  readonly digest: string;
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}
