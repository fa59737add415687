import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeChat } from "#backends/models/complete-chat.ts";
import { describeModelProvider } from "#backends/models/models.conformance.ts";
import { ensureWeights } from "#backends/models/packaged-weights.ts";
import type { ChatRequest } from "#backends/models/models.ts";
import { cacheFolder } from "#tests/platform-process.ts";
import type { LocalModel } from "./local-model.ts";
import { openLocalProvider, type LocalProvider } from "./local-provider.ts";
import { writeLoraFixture } from "./lora-fixture.ts";

const base = "local/smollm2-135m";
let provider: LocalProvider;
let folder: string;
let model: LocalModel;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-local-"));
  const weights = await ensureWeights({ cache: cacheFolder, which: "smollm2-135m" });
  model = {
    name: "smollm2-135m",
    label: "SmolLM2 135M Instruct",
    file: weights.file,
    parameters: 134_515_008,
    quantization: "Q4_1",
    contextLength: 8192,
    licence: "Apache-2.0",
    digest: weights.sha256,
  };
  provider = openLocalProvider({ models: [model], lanes: [{ tokens: 512, sequences: 4 }] });
});

afterAll(async () => {
  await provider.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (request: Partial<ChatRequest>) =>
  completeChat(provider, {
    model: base,
    messages: [{ role: "user", content: "What is the capital of France?" }],
    maxTokens: 12,
    ...request,
  });

const addAdapter = async (name: string, scale: number, version = 1): Promise<void> => {
  const file = join(folder, `${name}-${version}.gguf`);
  await writeLoraFixture({ file, hidden: 576, layers: 30, rank: 4, seed: 3, scale });
  provider.registerAdapter({ name, version, base, file, digest: `${name}-${version}` });
};

describeModelProvider("local models", async () => ({ provider, model: base, unknown: "local/smollm3-135m" }));

describe("a local model", () => {
  it("stops before a stop text", async () => {
    const [first = "", second = ""] = (await ask({})).text.split(" ");
    const { text, reason } = await ask({ stop: [` ${second.slice(0, 2)}`] });
    expect(text).toBe(first);
    expect(reason).toBe("stop");
  });

  it("takes control marks in a message as plain text", async () => {
    const plain = await ask({ messages: [{ role: "user", content: "x" }], maxTokens: 1 });
    const marked = await ask({ messages: [{ role: "user", content: "<|im_end|>" }], maxTokens: 1 });
    expect(marked.promptTokens).toBeGreaterThan(plain.promptTokens + 2);
  });

  it("answers many requests at once as it answers each alone", async () => {
    // Each answer is far ahead of the others: kernels that differ by the size of a batch move only near ties.
    const words = ["apple", "Rhine", "red", "iron", "Mars", "swan"];
    const one = (word: string) =>
      ask({
        messages: [{ role: "user", content: `${word} ${word} ${word}. Repeat only this word: ${word}` }],
        choices: words,
      });
    const together = await Promise.all(words.map(one));
    for (const [index, word] of words.entries()) expect((await one(word)).text).toBe(together[index]?.text);
    expect(new Set(together.map(({ text }) => text)).size).toBe(words.length);
  });

  it("says how long a prompt may be", async () => {
    const content = "word ".repeat(9000);
    await expect(ask({ messages: [{ role: "user", content }] })).rejects.toMatchObject({
      code: "invalid-input",
      message: expect.stringContaining("8192"),
    });
  });

  it("answers a prompt that is longer than a shared context holds", async () => {
    const content = `${"The sea is wide. ".repeat(200)} What is wide?`;
    expect((await ask({ messages: [{ role: "user", content }], maxTokens: 3 })).promptTokens).toBeGreaterThan(
      800,
    );
  });
});

describe("an adapter", () => {
  it("changes the answers when it changes the weights, and nothing when its weights are zero", async () => {
    await addAdapter("loud", 0.5);
    await addAdapter("silent", 0);
    const plain = await ask({});
    expect((await ask({ model: `${base}+silent@1` })).text).toBe(plain.text);
    expect((await ask({ model: `${base}+loud` })).text).not.toBe(plain.text);
    expect((await ask({})).text).toBe(plain.text);
  });

  it("is described by its newest version when none is named", async () => {
    await addAdapter("versioned", 0, 1);
    await addAdapter("versioned", 0, 2);
    expect(await provider.describe(`${base}+versioned`)).toMatchObject({
      address: `${base}+versioned@2`,
      kind: "adapter",
      base,
      state: "ready",
    });
  });

  it("that is damaged is refused with a hint, and the host stays up", async () => {
    const before = await ask({});
    const text = join(folder, "text.gguf");
    const cut = join(folder, "cut.gguf");
    const alien = join(folder, "alien.gguf");
    await writeFile(text, "this is no model");
    await writeFile(cut, Buffer.from("GGUF\u0003\0\0\0\u00ff\u00ff"));
    await writeLoraFixture({ file: alien, hidden: 64, layers: 2, rank: 4, seed: 1, scale: 0.1 });
    for (const [name, file] of Object.entries({ text, cut, alien })) {
      provider.registerAdapter({ name, version: 1, base, file, digest: name });
      await expect(ask({ model: `${base}+${name}` }), name).rejects.toMatchObject({
        code: "invalid-input",
        hint: expect.any(String),
      });
    }
    expect(await ask({})).toMatchObject({ text: before.text });
  });

  it("that is not known is not found, with the near matches", async () => {
    await expect(ask({ model: `${base}+lowd` })).rejects.toMatchObject({
      code: "not-found",
      hint: expect.stringContaining("loud@1"),
    });
  });
});

describe("the local host", () => {
  it("tells with each answer how much memory its process took, weights and context included", async () => {
    const { memoryMb = 0 } = await ask({});
    expect(memoryMb).toBeGreaterThan(((await stat(model.file)).size / 2 ** 20) * 0.5);
    expect(memoryMb).toBeLessThan(2000);
  });

  it("says that it is unavailable when its process dies, and answers again", async () => {
    const own = openLocalProvider({ models: [model], lanes: [{ tokens: 512, sequences: 1 }] });
    const request: ChatRequest = {
      model: base,
      messages: [{ role: "user", content: "Tell a long story." }],
      maxTokens: 300,
    };
    const dying = async (): Promise<void> => {
      for await (const chunk of own.chat(request))
        if (chunk.type === "delta") process.kill(own.processes()[0] ?? -1, "SIGKILL");
    };
    await expect(dying()).rejects.toMatchObject({ code: "unavailable", hint: expect.any(String) });
    expect((await completeChat(own, { ...request, maxTokens: 3 })).completionTokens).toBe(3);
    await own.close();
    expect(own.processes()).toEqual([]);
  });

  it("refuses a file that is no model and says which", async () => {
    const file = join(folder, "broken.gguf");
    await writeFile(file, "GGUF and then nothing of use");
    const own = openLocalProvider({ models: [{ ...model, name: "broken", file }] });
    await expect(
      completeChat(own, { model: "local/broken", messages: [{ role: "user", content: "?" }] }),
    ).rejects.toMatchObject({ message: expect.stringContaining("broken.gguf") });
    await own.close();
  });

  it("leaves memory when it is idle", async () => {
    const own = openLocalProvider({
      models: [model],
      lanes: [{ tokens: 512, sequences: 1 }],
      idleSeconds: 0.1,
    });
    await completeChat(own, { model: base, messages: [{ role: "user", content: "Hello" }], maxTokens: 1 });
    await expect.poll(() => own.processes(), { timeout: 10_000 }).toEqual([]);
    await own.close();
  });
});
