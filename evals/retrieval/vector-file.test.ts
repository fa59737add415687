import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordHashSource } from "#tests/word-hash-source.ts";
import { keepVectors } from "./vector-file.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-vectors-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The source, and the texts that it was asked for. */
function counted() {
  const asked: string[] = [];
  const source = {
    ...wordHashSource,
    encode: (texts: readonly string[], role: "query" | "passage") => {
      asked.push(...texts);
      return wordHashSource.encode(texts, role);
    },
  };
  return { source, asked };
}

test("a vector is made once and found again by a later run, by its text and role", async () => {
  const file = join(folder, "kept", "one.vectors");
  const first = counted();
  const made = await keepVectors(first.source, file).encode(["a fan hums", "a fan whines"], "passage");
  const second = counted();
  const later = keepVectors(second.source, file);
  expect(await later.encode(["a fan whines", "a fan hums"], "passage")).toEqual(made.toReversed());
  expect(second.asked).toEqual([]);
  await later.encode(["a fan hums"], "query");
  expect(second.asked).toEqual(["a fan hums"]);
});

test("an entry that a crash cut short is taken off, and what follows is found", async () => {
  const file = join(folder, "two.vectors");
  await keepVectors(counted().source, file).encode(["whole"], "passage");
  await appendFile(file, new Uint8Array(77));
  await keepVectors(counted().source, file).encode(["after"], "passage");
  const later = counted();
  await keepVectors(later.source, file).encode(["whole", "after"], "passage");
  expect(later.asked).toEqual([]);
});
