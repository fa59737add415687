import { z } from "zod";

/** A passage as the service takes it: what it is searched by, and its vector as 32-bit floats, little-endian, in base64. */
export type SentPassage = {
  id: string;
  collection: string;
  text: string;
  metadata: Readonly<Record<string, string | number | boolean>>;
  vector: string;
};

/** One record's passages in place of those it had; none: it is gone. */
export type SentRecord = { name: string; passages: readonly SentPassage[] };

export type LlamaindexQuestion = {
  text: string;
  vector: readonly number[];
  limit: number;
  /** Where to look: in all of these together. Every collection where none is named. */
  contexts: readonly {
    collections: readonly string[] | null;
    filter: Readonly<Record<string, string | number | boolean>>;
  }[];
};

/** What is written to the service: one JSON object a line, answered by one with the same id. */
export type LlamaindexRequest =
  | { kind: "replace"; records: readonly SentRecord[] }
  | ({ kind: "search" } & LlamaindexQuestion);

export const heldAnswer = z.object({ held: z.number().int() });

export const foundAnswer = z.object({
  /** Best first. */
  found: z.array(
    z.object({ id: z.string(), score: z.number(), reasons: z.array(z.enum(["words", "meaning"])) }),
  ),
});
export type LlamaindexHit = z.infer<typeof foundAnswer>["found"][number];
