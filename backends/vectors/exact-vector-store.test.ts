import { describe, expect, test } from "vitest";
import { seededRandom } from "#data/seeded-random.ts";
import { openExactVectorStore } from "./exact-vector-store.ts";
import { directionOf, dot, goneRecord, recordOf, testDimensions } from "./vector-fixtures.ts";
import type { RecordPassages } from "./vector-store.ts";
import { testVectorStore } from "./vector-store.conformance.ts";

describe("exact search in this process", () => {
  const store = openExactVectorStore({ dimensions: testDimensions });
  testVectorStore(() => store);

  test("after any mixture of changes it finds exactly what a plain comparison of all passages finds", async () => {
    const random = seededRandom("mixture");
    const standing = new Map<string, RecordPassages>();
    for (let version = 1; version <= 600; version++) {
      const id = `r${random.integer(0, 40)}`;
      const record = random.chance(0.3)
        ? goneRecord("manuals", id, version)
        : recordOf(
            "manuals",
            id,
            version,
            Array.from({ length: random.integer(0, 5) }, (_, place) => ({
              embedding: directionOf(`${version}-${place}`),
            })),
          );
      await store.replace([record]);
      standing.set(id, record);
    }
    const query = directionOf("query");
    const expected = [...standing.values()]
      .flatMap((record) => record.passages)
      .map((passage) => ({ text: passage.text, score: dot(query, passage.embedding) }))
      .toSorted((left, right) => right.score - left.score);
    const hits = await store.search({ embedding: query, limit: 1_000 });
    expect(hits.map(({ passage }) => passage.text)).toEqual(expected.map(({ text }) => text));
    hits.forEach(({ score }, index) => expect(score).toBeCloseTo(expected[index]?.score ?? 0, 5));
  });
});
