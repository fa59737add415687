import { ChromaClient } from "chromadb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openChromaVectorStore } from "./chroma-vector-store.ts";
import { startTestChroma, type TestChroma } from "./test-chroma.ts";
import { directionOf, recordOf, testDimensions } from "./vector-fixtures.ts";
import { testVectorStore } from "./vector-store.conformance.ts";
import type { VectorStore } from "./vector-store.ts";

const target = directionOf("target");
const records = Array.from({ length: 40 }, (_, index) =>
  recordOf(index % 2 === 0 ? "manuals" : "tickets", `r${index}`, 3, [
    { embedding: directionOf(`${index}`) },
    { embedding: directionOf(`${index}, second`) },
  ]),
);

describe("Chroma", () => {
  let server: TestChroma;
  let store: VectorStore;
  const open = (generation = "first") =>
    openChromaVectorStore({ url: server.url, dimensions: testDimensions, generation });
  const clientOf = () =>
    new ChromaClient({ host: "127.0.0.1", port: Number(new URL(server.url).port), ssl: false });
  beforeAll(async () => {
    server = await startTestChroma();
    store = open();
  });
  afterAll(() => server.stop());
  testVectorStore(() => store);

  const held = async () => (await store.summarize()).reduce((sum, { count }) => sum + count, 0);
  beforeEach(() => store.clear());
  /** What a reconciler does. */
  const repair = () => store.replace(records, { force: true });

  test("what it acknowledged is there after a kill and a new start, and after being opened anew", async () => {
    await store.replace(records);
    const before = await store.summarize();
    await server.kill();
    await expect(store.search({ embedding: target, limit: 1 })).rejects.toMatchObject({
      name: "Failure",
      code: "unavailable",
      hint: expect.stringContaining("CHROMA_URL") as string,
    });
    await expect(store.summarize()).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.replace(records, { force: true })).rejects.toMatchObject({ code: "unavailable" });
    await server.startAgain();
    expect(await store.summarize()).toEqual(before);
    expect(await open().summarize()).toEqual(before);
    expect(await store.search({ embedding: target, limit: 100 })).toHaveLength(80);
  });

  test("killed in the middle of many changes, it is right again once the same changes have come again", async () => {
    const manyOf = (version: number) =>
      Array.from({ length: 300 }, (_, index) =>
        recordOf(
          "manuals",
          `many-${index}`,
          version,
          Array.from({ length: (index + version) % 4 }, (_none, place) => ({
            embedding: directionOf(`${index}-${version}-${place}`),
          })),
        ),
      );
    await store.replace(manyOf(1));
    let landed = 0;
    const changing = (async () => {
      const changed = manyOf(2);
      for (let from = 0; from < changed.length; from += 10) {
        await store.replace(changed.slice(from, from + 10));
        landed += 10;
      }
    })().catch((error: unknown) => error);
    await expect.poll(() => landed, { interval: 2, timeout: 60_000 }).toBeGreaterThan(50);
    await server.kill();
    expect(await changing).toMatchObject({ code: "unavailable" });
    await server.startAgain();
    await store.replace(manyOf(2));
    const other = open();
    const passages = manyOf(2).flatMap((record) => record.passages);
    expect(await other.count()).toEqual([{ collection: "manuals", passages: passages.length }]);
    const listed = (
      await Promise.all((await other.summarize()).map(({ bucket }) => other.list(bucket)))
    ).flat();
    expect(listed).toHaveLength(300);
    expect(new Set(listed.map(({ version }) => version))).toEqual(new Set([2]));
  });

  test("a server whose data is gone holds nothing, and takes all of it again", async () => {
    await store.replace(records);
    const before = await store.summarize();
    await server.kill();
    await server.startAgain({ emptied: true });
    expect(await store.search({ embedding: target, limit: 5 })).toEqual([]);
    expect(await store.summarize()).toEqual([]);
    expect(await store.count()).toEqual([]);
    await repair();
    expect(await store.summarize()).toEqual(before);
    expect(await store.search({ embedding: target, limit: 100 })).toHaveLength(80);
  });

  test("a collection removed behind our back shows in the summary until its records are written again", async () => {
    await store.replace(records);
    const before = await store.summarize();
    const names = (await clientOf().listCollections()).map(({ name }) => name);
    await clientOf().deleteCollection({ name: names.find((name) => name.includes("manuals")) ?? "" });
    expect(await store.search({ embedding: target, limit: 100 })).toHaveLength(40);
    const after = await store.summarize();
    expect(after).not.toEqual(before);
    expect(await held()).toBe(40);
    const listed = (await Promise.all(after.map(({ bucket }) => store.list(bucket)))).flat();
    expect(listed.filter(({ version }) => version !== 3).map(({ collection }) => collection)).toEqual(
      Array.from({ length: 20 }, () => "manuals"),
    );
    await store.replace(records);
    expect(await store.summarize()).toEqual(before);
    expect(await store.search({ embedding: target, limit: 100 })).toHaveLength(80);
  });

  test("single passages removed or slipped in behind our back show in the summary, and only their records", async () => {
    await store.replace(records);
    const before = await store.summarize();
    const manuals = (await clientOf().listCollections()).find(({ name }) => name.includes("manuals"));
    await manuals?.delete({ ids: ["manuals/r4#1"] });
    await manuals?.upsert({
      ids: ["manuals/stranger#0", "manuals/stranger#1"],
      embeddings: [[...target], [...target]],
      metadatas: [{ record: "stranger" }, { record: "stranger" }],
    });
    const listed = (
      await Promise.all((await store.summarize()).map(({ bucket }) => store.list(bucket)))
    ).flat();
    const wrong = listed.filter(({ version }) => version !== 3);
    expect(wrong.map(({ key }) => key).toSorted()).toEqual(["r4", "stranger"]);
    await store.replace(
      wrong.map(({ collection, key, version }) =>
        key === "r4"
          ? (records.find((record) => record.record_id === "r4") ?? records[0]!)
          : { collection, record_id: key, version, passages: [], gone: true },
      ),
      { force: true },
    );
    expect(await store.summarize()).toEqual(before);
  });

  test("vectors of another encoder or way of cutting do not count, and are removed", async () => {
    await store.replace(records);
    const other = open("second");
    expect(await other.summarize()).toEqual([]);
    await other.replace(records.slice(0, 1));
    const names = (await clientOf().listCollections()).map(({ name }) => name);
    expect(names).toHaveLength(2);
    await other.clear();
    expect(await clientOf().listCollections()).toEqual([]);
    expect(await store.summarize()).toEqual([]);
  });

  test("collections of others on the same server are left alone", async () => {
    await clientOf().createCollection({ name: "somebody-elses", embeddingFunction: null });
    await store.replace(records);
    await store.clear();
    expect((await clientOf().listCollections()).map(({ name }) => name)).toEqual(["somebody-elses"]);
    await clientOf().deleteCollection({ name: "somebody-elses" });
  });
});

test("a server that is not there is unavailable, and opening asks nothing of it", async () => {
  const store = openChromaVectorStore({
    url: "http://127.0.0.1:1",
    dimensions: testDimensions,
    generation: "any",
  });
  const unavailable = { name: "Failure", code: "unavailable", hint: expect.any(String) as string };
  await expect(store.replace(records)).rejects.toMatchObject(unavailable);
  await expect(store.search({ embedding: target, limit: 1 })).rejects.toMatchObject(unavailable);
  await expect(store.count()).rejects.toMatchObject(unavailable);
  await expect(store.summarize()).rejects.toMatchObject(unavailable);
  await expect(store.list(1)).rejects.toMatchObject(unavailable);
  await expect(store.clear()).rejects.toMatchObject(unavailable);
  await store.close();
});

test.each(["not an address", "ftp://127.0.0.1:8081", "http://127.0.0.1:8081/api"])(
  "%s is refused as an address",
  (url) => {
    expect(() => openChromaVectorStore({ url, dimensions: 3, generation: "any" })).toThrow(/address/);
  },
);
