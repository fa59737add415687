import type { Failure } from "#domain/failure.ts";
import type { Passage } from "#domain/passage.ts";
import type { GraphStore } from "#backends/graph/graph-store.ts";
import type { Embedder } from "#backends/models/embedding/cached-embedder.ts";
import type { PassageFilter, VectorStore } from "#backends/vectors/vector-store.ts";
import type { PassageLibrary } from "./passage-library.ts";

/** The device a question is about: named in it, or the asker's own. */
export type DeviceContext = { id: string; name: string; series: string };
/** Where a customer stands. */
export type JourneyContext = { stage: string; customer_type?: string };

export type RetrievalQuery = {
  text: string;
  /** All when left out. */
  collections?: readonly string[];
  /** Only passages whose metadata has these values. */
  filter?: PassageFilter;
  limit: number;
  device?: DeviceContext;
  journey?: JourneyContext;
  signal?: AbortSignal;
};

export type RankedPassage = {
  passage: Passage;
  /** Higher is better; comparable within one answer of one pipeline only. */
  score: number;
  /** Why it is here, in words: "words", "meaning", "about ThinkPad T14 Gen 4". */
  reasons: readonly string[];
  /** It is about another device than the one in question: near, but no answer. Left out where that is not so, or not known. */
  isOfAnotherDevice?: boolean;
};

/** What pipelines search with. */
export type RetrievalParts = {
  library: PassageLibrary;
  vectors: VectorStore;
  embedder: Embedder;
  graph: GraphStore;
};

/** One way to find passages; its model address is `rag/<name>`. */
export type Pipeline = {
  name: string;
  title: string;
  /** What it does, and when it is the better choice. */
  description: string;
  /** Why it cannot be asked now and what to do about it; nothing, or left out, when it can. */
  unavailable?(): Failure | undefined;
  /** Throws that failure while there is one. */
  retrieve(query: RetrievalQuery, parts: RetrievalParts): Promise<RankedPassage[]>;
};
