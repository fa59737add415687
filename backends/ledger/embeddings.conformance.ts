import { expect, test } from "vitest";
import { readEmbeddings, writeEmbeddings } from "./embeddings.ts";
import type { Ledger } from "./ledger.ts";

/** Vectors come back bit by bit as they were, on every ledger. */
export function testEmbeddings(ledger: () => Ledger): void {
  test("an embedding comes back as it was, of its encoder only", async () => {
    const odd = Float32Array.of(0, -0, 1, -1.5, 1e-38, 3.4e38, 1 / 3, Number.MIN_VALUE);
    await writeEmbeddings(ledger().db, "one", new Map([["hash-1", odd]]));
    const found = await readEmbeddings(ledger().db, "one", ["hash-1", "hash-unknown"]);
    expect([...found.keys()]).toEqual(["hash-1"]);
    expect(found.get("hash-1")).toEqual(odd);
    expect(await readEmbeddings(ledger().db, "other", ["hash-1"])).toEqual(new Map());
    expect(await readEmbeddings(ledger().db, "one", [])).toEqual(new Map());
  });

  test("more embeddings than one statement takes are written and read, and what is known stays", async () => {
    const vectors = new Map(
      Array.from({ length: 450 }, (_, index): [string, Float32Array] => [
        `many-${index}`,
        Float32Array.from({ length: 384 }, (_none, place) => index + place / 384),
      ]),
    );
    await writeEmbeddings(ledger().db, "many", vectors);
    await writeEmbeddings(ledger().db, "many", new Map([["many-7", Float32Array.of(9)]]));
    await writeEmbeddings(ledger().db, "many", new Map());
    expect(await readEmbeddings(ledger().db, "many", [...vectors.keys()])).toEqual(vectors);
  });
}
