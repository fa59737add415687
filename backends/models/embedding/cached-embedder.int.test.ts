import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { openModels } from "#backends/models/open-models.ts";
import { openOpenAiCompatibleProvider } from "#backends/models/remote/openai-compatible-provider.ts";
import { createCachedEmbedder } from "./cached-embedder.ts";
import { encoderSource, modelSource, type EmbeddingSource } from "./embedding-source.ts";
import { openSentenceEncoder } from "#backends/models/onnx-encoder.ts";
import { ensureWeights } from "#backends/models/packaged-weights.ts";
import { cacheFolder } from "#tests/platform-process.ts";
import { startEmbeddingHost } from "./test-embedding-host.ts";

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger({});
});
afterAll(() => ledger.close());

/** Vectors told by a text's length, and a record of what was encoded together. */
function lengthSource(digest: string, during: (batch: readonly string[]) => Promise<void> = async () => {}) {
  const batches: string[][] = [];
  const source: EmbeddingSource = {
    digest,
    dimensions: 2,
    async encode(texts) {
      batches.push([...texts]);
      await during(texts);
      return texts.map((text) => Float32Array.of(text.length, 1));
    },
  };
  return { source, batches };
}

const textsOf = (count: number) => Array.from({ length: count }, (_, index) => "x".repeat(index + 1));

describe("the cached embedder", () => {
  test("each text is encoded once, in small batches, and never again by a later start", async () => {
    const { source, batches } = lengthSource("once");
    const asked: number[][] = [];
    const embedder = createCachedEmbedder({
      source,
      ledger,
      batchSize: 4,
      onEmbedded: (all, encoded) => asked.push([all, encoded]),
    });
    const texts = [...textsOf(10), "xxx", "xxx"];
    const vectors = await embedder.embed(texts);
    expect(vectors.map((vector) => vector[0])).toEqual(texts.map((text) => text.length));
    expect(batches.map((batch) => batch.length)).toEqual([4, 4, 2]);
    const later = createCachedEmbedder({ source, ledger });
    expect(await later.embed(texts.toReversed())).toEqual(vectors.toReversed());
    expect(batches).toHaveLength(3);
    expect(asked).toEqual([[12, 10]]);
    expect(await embedder.embed([])).toEqual([]);
  });

  test("another encoder's vectors are its own", async () => {
    await createCachedEmbedder({ source: lengthSource("old").source, ledger }).embed(["text"]);
    const { source, batches } = lengthSource("new");
    await createCachedEmbedder({ source, ledger }).embed(["text"]);
    expect(batches).toEqual([["text"]]);
  });

  test("an abort ends it after the batch that runs, and what was encoded is kept", async () => {
    const stopping = new AbortController();
    const { source, batches } = lengthSource("aborted", async (batch) => {
      if (batch.includes("x".repeat(6))) stopping.abort(new Error("enough"));
    });
    const embedder = createCachedEmbedder({ source, ledger, batchSize: 2 });
    await expect(embedder.embed(textsOf(20), stopping.signal)).rejects.toThrow("enough");
    expect(batches).toHaveLength(3);
    await embedder.embed(textsOf(8));
    expect(batches.slice(3)).toEqual([["x".repeat(7), "x".repeat(8)]]);
    await expect(embedder.embed(["never"], stopping.signal)).rejects.toThrow("enough");
  });

  test("however many ask, one batch is encoded at a time, and other work comes in between", async () => {
    let running = 0;
    let most = 0;
    const { source, batches } = lengthSource("turns", async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    });
    const embedder = createCachedEmbedder({ source, ledger, batchSize: 2 });
    await Promise.all([embedder.embed(textsOf(8)), embedder.embed(textsOf(30).slice(20))]);
    expect(most).toBe(1);
    const lengths = batches.map((batch) => batch[0]?.length ?? 0);
    expect(lengths.slice(0, 4).filter((length) => length > 20)).not.toHaveLength(0);
  });

  test("while passages are encoded in the background, a query and an answer's statements come next, all of them", async () => {
    const order: string[] = [];
    const started = Promise.withResolvers<void>();
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const source: EmbeddingSource = {
      digest: "ahead",
      dimensions: 2,
      async encode(texts) {
        started.resolve();
        await mayGoOn;
        order.push(...texts);
        await new Promise((resolve) => setImmediate(resolve));
        return texts.map(() => Float32Array.of(1, 1));
      },
    };
    const embedder = createCachedEmbedder({ source, ledger });
    const inBackground = [
      embedder.embedLater(["passage 1", "passage 2", "passage 3"]),
      embedder.embedLater(["passage 4", "passage 5"]),
    ];
    await started.promise;
    const answered = embedder
      .embedQuery("question")
      .then(() => embedder.embed(["statement 1", "statement 2", "statement 3"]));
    goOn();
    await Promise.all([answered, ...inBackground]);
    expect(order.slice(0, 2).toSorted()).toEqual(["passage 1", "question"]);
    const statements = order.filter((text) => text.startsWith("statement"));
    const first = order.indexOf("statement 1");
    expect(order.slice(first, first + 3)).toEqual(statements);
    // The one that began before the question, and at most one between the question and the answer.
    expect(order.slice(0, first).filter((text) => text.startsWith("passage")).length).toBeLessThan(3);
    expect(order).toHaveLength(9);
  });

  test("a source that gives too few vectors, or of other dimensions, is told and nothing is kept", async () => {
    const wrong: EmbeddingSource = {
      digest: "wrong",
      dimensions: 2,
      encode: async () => [Float32Array.of(1)],
    };
    const embedder = createCachedEmbedder({ source: wrong, ledger });
    await expect(embedder.embed(["text"])).rejects.toMatchObject({ code: "unavailable" });
    await expect(embedder.embedQuery("text")).rejects.toMatchObject({ code: "unavailable" });
    const { source, batches } = lengthSource("wrong");
    await createCachedEmbedder({ source, ledger }).embed(["text"]);
    expect(batches).toHaveLength(1);
  });
});

describe("with the encoder in this process", () => {
  test("passages and queries are encoded in their roles, and a question finds the passage that answers it", async () => {
    const { folder } = await ensureWeights({ cache: cacheFolder, which: "multilingual-e5-small" });
    const encoder = await openSentenceEncoder({ folder });
    const embedder = createCachedEmbedder({ source: encoderSource(encoder), ledger });
    const passages = [
      "Hold the power button for ten seconds to reset the embedded controller.",
      "The warranty of a battery is twelve months from the day of purchase.",
    ];
    const vectors = await embedder.embed(passages);
    expect(vectors).toEqual(await encoder.encode(passages, "passage"));
    const query = await embedder.embedQuery("how long is the battery covered?");
    const [reset, warranty] = vectors.map((vector) =>
      vector.reduce((sum, value, index) => sum + value * (query[index] ?? 0), 0),
    );
    expect(warranty).toBeGreaterThan(reset ?? 1);
    await encoder.close();
  });
});

describe("with a model of a remote host", () => {
  test("its address embeds, with its dimensions found out", async () => {
    await using host = await startEmbeddingHost();
    const models = openModels({
      providers: [
        openOpenAiCompatibleProvider({ name: "openai", baseUrl: host.baseUrl, hint: "See its address." }),
      ],
    });
    const source = await modelSource(models, "openai/tiny-embedder");
    expect(source).toMatchObject({ digest: "openai/tiny-embedder", dimensions: 3 });
    const embedder = createCachedEmbedder({ source, ledger });
    const [vector] = await embedder.embed(["abc"]);
    expect(vector).toEqual(Float32Array.of(0.6, 0.8, 0));
    const before = host.asked();
    await embedder.embed(["abc"]);
    expect(host.asked()).toBe(before);
    await models.close();
  });

  test("a host that is not there is unavailable", async () => {
    const models = openModels({
      providers: [
        openOpenAiCompatibleProvider({
          name: "ollama",
          baseUrl: "http://127.0.0.1:1/v1",
          hint: "See OLLAMA_HOST.",
        }),
      ],
    });
    await expect(modelSource(models, "ollama/nomic-embed-text")).rejects.toMatchObject({
      code: "unavailable",
    });
    await models.close();
  });
});
