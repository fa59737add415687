import { expect, test } from "vitest";
import { openExactVectorStore } from "#backends/vectors/exact-vector-store.ts";
import { embeddedText } from "#backends/vectors/vectors-projection.ts";
import { openPassageLibrary } from "#retrieval/passage-library.ts";
import { passagesOf } from "#retrieval/passages/passages-of.ts";
import type { RetrievalParts } from "#retrieval/pipeline.ts";
import { wordHashSource } from "#tests/word-hash-source.ts";
import { sentenceWindowPipeline } from "./sentence-window.ts";

const embedder = {
  digest: wordHashSource.digest,
  dimensions: wordHashSource.dimensions,
  embed: (texts: readonly string[]) => wordHashSource.encode(texts, "passage"),
  embedQuery: async (text: string) =>
    (await wordHashSource.encode([text], "query"))[0] ?? new Float32Array(wordHashSource.dimensions),
};

async function partsWith(text: string): Promise<RetrievalParts> {
  const data = { id: "one", title: "Care", text };
  const item = { collection: "documents", key: "one", version: 1, data };
  const library = openPassageLibrary({ passagesOf, follows: () => true });
  await library.projection.apply([item]);
  const vectors = openExactVectorStore({ dimensions: embedder.dimensions });
  const passages = passagesOf(item);
  const made = await embedder.embed(passages.map(embeddedText));
  const embedded = passages.map((passage, index) => ({
    ...passage,
    embedding: made[index] ?? new Float32Array(embedder.dimensions),
  }));
  await vectors.replace([{ collection: "documents", record_id: "one", version: 1, passages: embedded }]);
  // No graph: this pipeline asks none.
  return { library, vectors, embedder } as unknown as RetrievalParts;
}

test("the nearest sentence comes with its neighbours as they stand, an item of a list on a line of its own", async () => {
  const parts = await partsWith(
    "Far away.\n\nBefore it.\n\n- unplug it\n- clean the fan\n- plug it in\n\nAfter it.\n\nThe end.",
  );
  const [found] = await sentenceWindowPipeline.retrieve({ text: "clean the fan", limit: 1 }, parts);
  expect(found?.passage.text).toBe("Before it.\n\n- unplug it\n- clean the fan\n- plug it in\n\nAfter it.");
});
