import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cacheFolder } from "#tests/platform-process.ts";
import type { SentenceEncoder, TextRole } from "./encoder.ts";
import { openSentenceEncoder } from "./onnx-encoder.ts";
import { ensureWeights, packagedWeights } from "./packaged-weights.ts";

let encoder: SentenceEncoder;

beforeAll(async () => {
  const { folder } = await ensureWeights({
    cache: cacheFolder,
    which: "multilingual-e5-small",
  });
  encoder = await openSentenceEncoder({ folder, cacheSize: 3 });
});
afterAll(() => encoder.close());

const dot = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
const vectorOf = async (text: string, role?: TextRole): Promise<Float32Array> =>
  (await encoder.encode([text], role))[0] ?? new Float32Array();

/** First numbers of the vectors that the C library of the weights' own package computes. */
const reference: [string, TextRole, number[]][] = [
  ["how much protein per day", "query", [0.0141, -0.0242, -0.0435, -0.0555, 0.1102, -0.0394, 0.0089, 0.0506]],
  [
    "Vergleiche die beiden Modelle beim Gerätesupport",
    "query",
    [0.0577, -0.0416, -0.0916, -0.0522, 0.0426, -0.0221, 0.0491, 0.0111],
  ],
  [
    "对比两个模型在设备支持上的表现",
    "query",
    [0.0369, -0.0358, -0.0613, -0.0398, 0.0733, -0.0274, 0.0713, 0.038],
  ],
  [
    "Compara los dos modelos ＡＢＣ ﬁn  con   espacios 😀",
    "passage",
    [0.0421, -0.0082, -0.0372, -0.0612, 0.0497, -0.0446, 0.0362, 0.0152],
  ],
];

describe("the sentence encoder", () => {
  it.each(reference)("encodes %s as the reference does", async (text, role, expected) => {
    const vector = await vectorOf(text, role);
    expected.forEach((value, index) => expect(vector[index]).toBeCloseTo(value, 2));
  });

  it("gives vectors of unit length and says their dimensions and the digest of the weights", async () => {
    const vector = await vectorOf("a sentence");
    expect(vector).toHaveLength(encoder.dimensions);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect(encoder.digest).toBe(packagedWeights["multilingual-e5-small"].sha256);
  });

  it("puts the same request in other languages nearer than another request", async () => {
    const request = await vectorOf("Compare the two models on device support");
    const other = await vectorOf("What is the weather today?");
    for (const text of [
      "Vergleiche die beiden Modelle beim Gerätesupport",
      "对比两个模型在设备支持上的表现",
      "Compara los dos modelos en soporte de dispositivos",
    ]) {
      const same = await vectorOf(text);
      expect(dot(request, same)).toBeGreaterThan(dot(other, same) + 0.05);
    }
  });

  it("gives in a batch, in order, what it gives one by one", async () => {
    const texts = [
      "short",
      "a sentence that is a good deal longer than the first one",
      "中文",
      "short",
      "",
      "x ".repeat(700),
    ];
    const together = await encoder.encode(texts);
    expect(together).toHaveLength(texts.length);
    for (const [index, text] of texts.entries())
      expect(dot(together[index] ?? new Float32Array(), await vectorOf(text))).toBeCloseTo(1, 2);
  });

  it("serves several callers at once", async () => {
    const answers = await Promise.all(["one", "two", "one"].map((text) => vectorOf(text)));
    expect(dot(answers[0] as Float32Array, answers[2] as Float32Array)).toBeCloseTo(1, 5);
    expect(dot(answers[0] as Float32Array, answers[1] as Float32Array)).toBeLessThan(0.99);
  });

  it("refuses a file that holds no encoder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lathe-encoder-"));
    await writeFile(join(folder, packagedWeights["multilingual-e5-small"].file), "not an encoder");
    await expect(openSentenceEncoder({ folder })).rejects.toMatchObject({
      code: "invalid-input",
      hint: expect.any(String),
    });
    await rm(folder, { recursive: true });
  });
});
