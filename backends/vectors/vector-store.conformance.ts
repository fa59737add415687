import { beforeEach, expect, test } from "vitest";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import { directionOf, goneRecord, nearTo, recordOf, testDimensions } from "./vector-fixtures.ts";
import type { VectorQuery, VectorStore } from "./vector-store.ts";

const target = directionOf("target");

/** What every vector store does. `open` gives the one under test, of `testDimensions`. */
export function testVectorStore(open: () => VectorStore): void {
  const store = () => open();
  const find = async (query: Partial<VectorQuery> = {}) =>
    (await store().search({ embedding: target, limit: 10, ...query })).map(({ passage }) => passage.id);
  beforeEach(() => store().clear());

  test("the nearest passages come first, whole, with their cosine", async () => {
    await store().replace([
      recordOf("manuals", "far", 1, [{ embedding: nearTo(target, 0.2, "far") }]),
      recordOf("manuals", "near", 1, [
        { embedding: nearTo(target, 0.5, "half") },
        { embedding: nearTo(target, 0.9, "near"), metadata: { series: "ThinkPad", year: 2024, open: true } },
      ]),
      recordOf("manuals", "opposite", 1, [{ embedding: target.map((value) => -value) }]),
    ]);
    const hits = await store().search({ embedding: target, limit: 3 });
    expect(hits.map(({ passage }) => passage.id)).toEqual([
      "manuals/near#1",
      "manuals/near#0",
      "manuals/far#0",
    ]);
    [0.9, 0.5, 0.2].forEach((cosine, index) => expect(hits[index]?.score).toBeCloseTo(cosine, 4));
    expect(hits[0]?.passage).toEqual({
      id: "manuals/near#1",
      collection: "manuals",
      record_id: "near",
      position: 1,
      title: "Title of near",
      text: "Text 1 of near at version 1",
      metadata: { series: "ThinkPad", year: 2024, open: true },
    });
    const all = await store().search({ embedding: target, limit: 50 });
    expect(all).toHaveLength(4);
    expect(all.at(-1)?.score).toBeCloseTo(-1, 4);
    expect(await find({ limit: 0 })).toEqual([]);
  });

  test("an empty store finds nothing, holds nothing and can be emptied", async () => {
    expect(await find()).toEqual([]);
    expect(await find({ collections: ["never-seen"] })).toEqual([]);
    expect(await store().count()).toEqual([]);
    expect(await store().summarize()).toEqual([]);
    expect(await store().list(0)).toEqual([]);
    await store().clear();
  });

  test("a newer version takes the place of the older one, also when it has fewer passages", async () => {
    const three = ["a", "b", "c"].map((label) => ({ embedding: nearTo(target, 0.5, label) }));
    await store().replace([recordOf("manuals", "one", 1, three), recordOf("manuals", "other", 1, three)]);
    await store().replace([recordOf("manuals", "one", 2, [{ embedding: nearTo(target, 0.8, "d") }])]);
    const hits = await store().search({ embedding: target, limit: 10 });
    expect(hits[0]?.passage.text).toBe("Text 0 of one at version 2");
    expect(hits.filter(({ passage }) => passage.record_id === "one")).toHaveLength(1);
    expect(hits).toHaveLength(4);
    expect(await store().count()).toEqual([{ collection: "manuals", passages: 4 }]);
  });

  test("the same again changes nothing, an older version is ignored, a forced one is taken", async () => {
    const at = (version: number) => recordOf("manuals", "one", version, [{ embedding: target }]);
    const text = async () =>
      (await store().search({ embedding: target, limit: 5 })).map(({ passage }) => passage.text);
    await store().replace([at(5)]);
    const before = await store().summarize();
    await store().replace([at(5)]);
    await store().replace([at(4)]);
    expect(await text()).toEqual(["Text 0 of one at version 5"]);
    expect(await store().summarize()).toEqual(before);
    await store().replace([at(4)], { force: true });
    expect(await text()).toEqual(["Text 0 of one at version 4"]);
    expect(await store().list(bucketOf("manuals", "one"))).toEqual([
      { collection: "manuals", key: "one", version: 4 },
    ]);
  });

  test("of one record twice in a batch the newest counts", async () => {
    const at = (version: number) => recordOf("manuals", "one", version, [{ embedding: target }]);
    await store().replace([at(1), at(3), at(2)]);
    const [hit] = await store().search({ embedding: target, limit: 5 });
    expect(hit?.passage.text).toBe("Text 0 of one at version 3");
  });

  test("a record that is gone leaves nothing behind, and an older tombstone does not remove it", async () => {
    const passages = [{ embedding: target }, { embedding: nearTo(target, 0.5, "second") }];
    await store().replace([recordOf("manuals", "one", 3, passages), recordOf("manuals", "two", 3, passages)]);
    await store().replace([goneRecord("manuals", "one", 2), goneRecord("manuals", "never-there", 9)]);
    expect(await find()).toHaveLength(4);
    await store().replace([goneRecord("manuals", "one", 4)]);
    expect(await find()).toEqual(["manuals/two#0", "manuals/two#1"]);
    expect(await store().list(bucketOf("manuals", "one"))).toEqual([]);
    await store().replace([goneRecord("manuals", "two", 1)], { force: true });
    expect(await find()).toEqual([]);
    expect(await store().count()).toEqual([]);
    expect(await store().summarize()).toEqual([]);
  });

  test("a filter lets only passages through whose metadata has all its values, of the same type", async () => {
    const metadata = [
      { series: "ThinkPad", year: 2024, open: true },
      { series: "ThinkPad", year: 2023.5, open: false },
      { series: "Moto Edge", year: 2024 },
      { series: "2024" },
    ];
    await store().replace(
      metadata.map((one, index) =>
        recordOf("manuals", `r${index}`, 1, [{ embedding: target, metadata: one }]),
      ),
    );
    expect(await find({ filter: { series: "ThinkPad" } })).toEqual(["manuals/r0#0", "manuals/r1#0"]);
    expect(await find({ filter: { series: "ThinkPad", open: true } })).toEqual(["manuals/r0#0"]);
    expect(await find({ filter: { year: 2024 } })).toEqual(["manuals/r0#0", "manuals/r2#0"]);
    expect(await find({ filter: { year: 2023.5, open: false } })).toEqual(["manuals/r1#0"]);
    expect(await find({ filter: { series: "Thinkpad" } })).toEqual([]);
    expect(await find({ filter: { colour: "red" } })).toEqual([]);
    expect(await find({ filter: {} })).toHaveLength(4);
  });

  test("a search keeps to the collections it names, and merges several by score", async () => {
    const cosines = { manuals: 0.7, tickets: 0.9, journeys: 0.8 };
    await store().replace(
      Object.entries(cosines).map(([collection, cosine]) =>
        recordOf(collection, "same-id", 1, [{ embedding: nearTo(target, cosine, collection) }]),
      ),
    );
    expect(await find()).toEqual(["tickets/same-id#0", "journeys/same-id#0", "manuals/same-id#0"]);
    expect(await find({ limit: 2 })).toEqual(["tickets/same-id#0", "journeys/same-id#0"]);
    expect(await find({ collections: ["manuals", "journeys", "manuals"] })).toEqual([
      "journeys/same-id#0",
      "manuals/same-id#0",
    ]);
    expect(await find({ collections: [] })).toEqual([]);
    await store().replace([goneRecord("tickets", "same-id", 2)]);
    expect(
      (await store().count()).toSorted((one, other) => (one.collection < other.collection ? -1 : 1)),
    ).toEqual([
      { collection: "journeys", passages: 1 },
      { collection: "manuals", passages: 1 },
    ]);
  });

  test("summaries and lists name every record in its bucket with its stamp, also one without a passage", async () => {
    const records = Array.from({ length: 60 }, (_, index) =>
      recordOf(
        index % 3 === 0 ? "manuals" : "tickets",
        `record-${index}`,
        index + 1,
        Array.from({ length: index % 4 }, (_none, position) => ({
          embedding: directionOf(`${index}-${position}`),
        })),
      ),
    );
    await store().replace(records);
    const expected = Map.groupBy(records, (record) => bucketOf(record.collection, record.record_id));
    expect(await store().summarize()).toEqual(
      [...expected]
        .map(([bucket, ofBucket]) => ({
          bucket,
          count: ofBucket.length,
          digest: ofBucket.reduce(
            (sum, { collection, record_id, version }) => sum + stampOf(collection, record_id, version),
            0,
          ),
        }))
        .toSorted((left, right) => left.bucket - right.bucket),
    );
    for (const [bucket, ofBucket] of expected) {
      const held = ofBucket.map(({ collection, record_id: key, version }) => ({ collection, key, version }));
      const listed = await store().list(bucket);
      expect(listed).toHaveLength(held.length);
      expect(listed).toEqual(expect.arrayContaining(held));
    }
  });

  test("clear leaves nothing, and the store can be filled again with the same versions", async () => {
    const records = [
      recordOf("manuals", "one", 7, [{ embedding: target }]),
      recordOf("manuals", "bare", 7, []),
    ];
    await store().replace(records);
    await store().clear();
    expect(await find()).toEqual([]);
    expect(await store().count()).toEqual([]);
    expect(await store().summarize()).toEqual([]);
    await store().replace(records);
    expect(await find()).toEqual(["manuals/one#0"]);
    expect((await store().summarize()).reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  test("an embedding of other dimensions, or with no number in it, is refused before anything is written", async () => {
    const short = directionOf("short", testDimensions - 1);
    const refused = {
      name: "Failure",
      code: "invalid-input",
      message: expect.stringContaining("dimensions") as string,
    };
    const good = recordOf("manuals", "good", 1, [{ embedding: target }]);
    await expect(
      store().replace([good, recordOf("manuals", "bad", 1, [{ embedding: short }])]),
    ).rejects.toMatchObject(refused);
    await expect(store().search({ embedding: short, limit: 3 })).rejects.toMatchObject(refused);
    const broken = target.map((value, index) => (index === 3 ? Number.NaN : value));
    await expect(
      store().replace([recordOf("manuals", "bad", 1, [{ embedding: broken }])]),
    ).rejects.toMatchObject({
      code: "invalid-input",
    });
    expect(await store().summarize()).toEqual([]);
  });

  test("a passage under another record, or twice in one, is refused", async () => {
    const good = recordOf("manuals", "good", 1, [{ embedding: target }]);
    const other = recordOf("manuals", "other", 1, good.passages);
    await expect(store().replace([other])).rejects.toMatchObject({ code: "invalid-input" });
    const twice = { ...good, passages: [...good.passages, ...good.passages] };
    await expect(store().replace([twice])).rejects.toMatchObject({ code: "invalid-input" });
    expect(await store().count()).toEqual([]);
  });

  test("texts, ids, keys and values with odd characters come back as they were, and can be filtered by", async () => {
    const text =
      "“Quoted” — 'single' \"double\"\n\ttab \\ back, 中文, ﬁ, 😀, \u0001, <b>&amp;</b>; DROP TABLE x; --";
    const metadata = {
      "": "empty key",
      empty: "",
      "chroma:document": "reserved",
      "#document": "reserved too",
      $and: "an operator",
      "a.b c/d'e\"f": text,
      __proto: "x",
      record: "r",
      passage: "p",
      zero: 0,
      negative: -1.5,
      large: 9_007_199_254_740_991,
      huge: 1e300,
    };
    const ids = ["a b/c#d", "é😀", "semi;colon'quote\"", "x".repeat(300), "%00\n"];
    await store().replace(
      ids.map((id) => recordOf("manuals", id, 1, [{ embedding: target, text, title: text, metadata }])),
    );
    const hits = await store().search({ embedding: target, limit: 10 });
    expect(hits.map(({ passage }) => passage.record_id).toSorted()).toEqual(ids.toSorted());
    for (const { passage } of hits) expect(passage).toMatchObject({ text, title: text, metadata });
    for (const [key, value] of Object.entries(metadata))
      expect(await find({ filter: { [key]: value } })).toHaveLength(5);
    await store().replace(ids.map((id) => goneRecord("manuals", id, 2)));
    expect(await find()).toEqual([]);
    expect(await store().summarize()).toEqual([]);
  });

  test("a search among 2,000 passages finds those that an exact comparison finds", async () => {
    const records = Array.from({ length: 500 }, (_, index) =>
      recordOf(
        ["manuals", "tickets"][index % 2] ?? "",
        `r${index}`,
        1,
        Array.from({ length: 4 }, (_none, position) => ({
          embedding: nearTo(target, 0.95 - (index * 4 + position) / 2_500, `${index}-${position}`),
          metadata: { part: index % 5 },
        })),
      ),
    );
    await store().replace(records);
    const ordered = records.flatMap((record) => record.passages);
    const best = (count: number, accepts: (passage: (typeof ordered)[number]) => boolean) =>
      ordered
        .filter(accepts)
        .slice(0, count)
        .map((passage) => passage.id);
    expect(await find({ limit: 10 })).toEqual(best(10, () => true));
    expect(await find({ limit: 150 })).toEqual(best(150, () => true));
    expect(await find({ limit: 10, collections: ["tickets"] })).toEqual(
      best(10, (passage) => passage.collection === "tickets"),
    );
    expect(await find({ limit: 10, filter: { part: 3 } })).toEqual(
      best(10, (passage) => passage.metadata["part"] === 3),
    );
    expect((await store().count()).reduce((sum, { passages }) => sum + passages, 0)).toBe(2_000);
  });
}
