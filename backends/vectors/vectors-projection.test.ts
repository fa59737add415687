import { expect, test } from "vitest";
import { Failure } from "#domain/failure.ts";
import type { Passage } from "#domain/passage.ts";
import type { ProjectedItem } from "#backends/sync/projection.ts";
import { openExactVectorStore } from "./exact-vector-store.ts";
import { directionOf, testDimensions } from "./vector-fixtures.ts";
import { embeddedText, vectorsProjection } from "./vectors-projection.ts";

/** A passage for each line of the record's text. */
function linesOf({ collection, key, data }: ProjectedItem): Passage[] {
  const lines = String(data?.["text"] ?? "")
    .split("\n")
    .filter(Boolean);
  return lines.map((text, position) => ({
    id: `${collection}/${key}#${position}`,
    collection,
    record_id: key,
    position,
    title: "A title",
    text,
    metadata: { series: String(data?.["series"] ?? "none") },
  }));
}

function open(embed = async (texts: readonly string[]) => texts.map((text) => directionOf(text))) {
  const store = openExactVectorStore({ dimensions: testDimensions });
  const projection = vectorsProjection({
    store,
    passagesOf: linesOf,
    embed,
    follows: (collection) => collection === "manuals",
    isVolatile: true,
  });
  const find = async (text: string) => {
    const query = directionOf(embeddedText({ ...linesOf(itemOf("x", 1, text))[0]!, title: "A title" }));
    const [hit] = await store.search({ embedding: query, limit: 1 });
    return hit !== undefined && hit.score > 0.99 ? hit.passage : undefined;
  };
  return { store, projection, find };
}

const itemOf = (key: string, version: number, text: string): ProjectedItem => ({
  collection: "manuals",
  key,
  version,
  data: { text, series: "ThinkPad" },
});

test("a record's text becomes passages, found by title and text together", async () => {
  const { projection, find, store } = open();
  expect(
    await projection.apply([itemOf("one", 1, "first line\nsecond line"), itemOf("two", 2, "third line")]),
  ).toEqual([]);
  expect(await find("second line")).toMatchObject({
    record_id: "one",
    position: 1,
    metadata: { series: "ThinkPad" },
  });
  expect(await store.count()).toEqual([{ collection: "manuals", passages: 3 }]);
});

test("a change replaces what stood, a tombstone leaves nothing, a record without text is held by its version", async () => {
  const { projection, find } = open();
  await projection.apply([itemOf("one", 1, "first line\nsecond line"), itemOf("two", 2, "third line")]);
  await projection.apply([
    itemOf("one", 3, "another line"),
    { collection: "manuals", key: "two", version: 4 },
  ]);
  expect(await find("second line")).toBeUndefined();
  expect(await find("third line")).toBeUndefined();
  expect(await find("another line")).toBeDefined();
  await projection.apply([itemOf("one", 5, "")]);
  const [summary, ...others] = await projection.summarize();
  expect(others).toEqual([]);
  expect(await projection.list(summary?.bucket ?? -1)).toEqual([
    { collection: "manuals", key: "one", version: 5 },
  ]);
});

test("an older version is ignored unless forced, and clear empties it", async () => {
  const { projection, find } = open();
  await projection.apply([itemOf("one", 5, "newer line")]);
  await projection.apply([itemOf("one", 4, "older line")]);
  expect(await find("older line")).toBeUndefined();
  await projection.apply([itemOf("one", 4, "older line")], { force: true });
  expect(await find("older line")).toBeDefined();
  await projection.clear();
  expect(await projection.summarize()).toEqual([]);
});

test("when the encoder fails or the work is aborted, nothing of the batch is written", async () => {
  const failing = open(async () => {
    throw new Failure("unavailable", "The encoder does not answer");
  });
  await expect(failing.projection.apply([itemOf("one", 1, "line")])).rejects.toMatchObject({
    code: "unavailable",
  });
  expect(await failing.projection.summarize()).toEqual([]);
  const stopping = new AbortController();
  const aborted = open(async (texts) => {
    stopping.abort(new Error("the server is stopping"));
    return texts.map((text) => directionOf(text));
  });
  await expect(
    aborted.projection.apply([itemOf("one", 1, "line")], { signal: stopping.signal }),
  ).rejects.toThrow("stopping");
  expect(await aborted.projection.summarize()).toEqual([]);
});

test("it says what runs it, what it follows and that it starts empty", () => {
  const { projection, store } = open();
  expect(projection).toMatchObject({ store: "vectors", engine: store.engine, isVolatile: true });
  expect(["manuals", "devices"].map((collection) => projection.follows(collection))).toEqual([true, false]);
});
