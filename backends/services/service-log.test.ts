import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lastWords, limitLog, noteInLog, sizeOf } from "./service-log.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-log-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a log that grew too long moves aside, and starts anew", async () => {
  const file = join(folder, "long.log");
  await appendFile(file, "x".repeat(100));
  await limitLog(file, 100);
  expect(await sizeOf(file)).toBe(100);
  await limitLog(file, 99);
  expect(await sizeOf(file)).toBe(0);
  expect(await readFile(`${file}.1`, "utf8")).toHaveLength(100);
});

test("the last words are the last lines since the start, in one line", async () => {
  const file = join(folder, "words.log");
  await noteInLog(file, "an earlier run's complaint");
  const from = await sizeOf(file);
  expect(await lastWords(file, from)).toBe("");
  await appendFile(file, "one\n\n  two\nthree\n");
  expect(await lastWords(file, from, 2)).toBe("two | three");
});

test("words are found when the log started anew, and in a long log", async () => {
  const file = join(folder, "anew.log");
  await appendFile(file, "the end\n");
  expect(await lastWords(file, 1_000)).toBe("the end");
  await appendFile(file, `${"x".repeat(20_000)}\nthe very end\n`);
  expect(await lastWords(file, 0, 1)).toBe("the very end");
});
