import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findInCatalogue } from "#backends/models/catalogue.ts";
import { ensureWeights } from "#backends/models/packaged-weights.ts";
import { cacheFolder } from "#tests/platform-process.ts";
import { writeLoraFixture } from "./lora-fixture.ts";
import { readGgufCard } from "./read-gguf-card.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-gguf-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the default model's file says its parameters, context and quantization", async () => {
  const { file } = await ensureWeights({ cache: cacheFolder, which: "smollm2-135m" });
  const known = findInCatalogue("local/smollm2-135m");
  expect(await readGgufCard(file)).toMatchObject({
    parameters: known?.parameters,
    contextLength: known?.contextLength,
    quantization: "Q4_1",
  });
});

test("an adapter's file has the weights of its matrices", async () => {
  const file = join(folder, "adapter.gguf");
  await writeLoraFixture({ file, hidden: 64, layers: 2, rank: 4, seed: 1, scale: 0.1 });
  expect((await readGgufCard(file)).parameters % (64 * 4)).toBe(0);
});

test("what is no GGUF, or cut short at any place of its header, is refused", async () => {
  const whole = join(folder, "whole.gguf");
  await writeLoraFixture({ file: whole, hidden: 64, layers: 1, rank: 2, seed: 1, scale: 0.1 });
  const bytes = await readFile(whole);
  const cut = join(folder, "cut.gguf");
  const texts = [
    Buffer.from("this is no model"),
    Buffer.from("GGUF"),
    ...[8, 20, 30, 60, 100].map((length) => bytes.subarray(0, length)),
  ];
  const absurd = Buffer.from(bytes);
  absurd.writeBigUInt64LE(2n ** 60n, 16);
  for (const text of [...texts, absurd]) {
    await writeFile(cut, text);
    await expect(readGgufCard(cut)).rejects.toMatchObject({
      code: "invalid-input",
      hint: expect.any(String) as string,
    });
  }
});
