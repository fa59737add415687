import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SentenceEncoder } from "#backends/models/encoder.ts";
import type { Tool } from "#tools/define-tool.ts";
import { fragmentsOf, joinedExamples } from "./extend-examples.ts";
import { plainText, sparseDimensions } from "./features.ts";
import { trainIntentModel, trainingSettings, type IntentModel } from "./intent-classifier.ts";
import type { LinearModel } from "./linear-classifier.ts";
import { loadExamples, type LabelledText } from "./load-examples.ts";
import { buildNameIndex } from "./name-index.ts";
import { readText } from "./reading.ts";
import { encodeCached } from "./vector-cache.ts";

/** Raised whenever features or training change, so that no stale weights are used. */
const version = 8;

type Options = {
  tools: readonly Tool[];
  encoder: SentenceEncoder;
  cacheFolder: string;
  onProgress?: (message: string) => void;
};

/** Loads the model trained from exactly these examples with this encoder, or trains and keeps it. */
export async function loadIntentModel(options: Options): Promise<IntentModel> {
  const examples = await loadExamples(options.tools);
  const digest = createHash("sha256")
    .update(JSON.stringify([version, options.encoder.digest, trainingSettings, examples]))
    .digest("hex");
  const file = join(options.cacheFolder, `understanding-${digest.slice(0, 20)}.bin`);
  const kept = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (kept) return unpack(kept);
  options.onProgress?.(`Learning from ${examples.length} examples`);
  const model = await trainFrom(examples, options);
  await mkdir(options.cacheFolder, { recursive: true });
  await writeFile(`${file}.${process.pid}.tmp`, pack(model));
  await rename(`${file}.${process.pid}.tmp`, file);
  return model;
}

export async function trainFrom(
  examples: readonly LabelledText[],
  options: Pick<Options, "encoder" | "cacheFolder" | "onProgress">,
): Promise<IntentModel> {
  const fragments = fragmentsOf(examples);
  const joined = joinedExamples(examples, trainingSettings.joined, trainingSettings.multiple.seed);
  const all = [...examples, ...fragments, ...joined];
  // Trained with the product's names alone: what exists on one machine must not change the weights.
  const index = buildNameIndex({});
  const readings = all.map((item) => readText(item.text, index));
  const vectors = await encodeCached(
    options.encoder,
    readings.map(plainText),
    options.cacheFolder,
    (done, total) =>
      options.onProgress?.(
        `Learning from ${examples.length} examples: ${Math.floor((10 * done) / total) * 10} % read`,
      ),
  );
  const read = all.map((item, at) => ({
    item,
    reading: readings[at] ?? readText(item.text, index),
    vector: vectors[at] ?? new Float32Array(options.encoder.dimensions),
  }));
  const [first, second] = [examples.length, examples.length + fragments.length];
  return trainIntentModel(
    { examples: read.slice(0, first), fragments: read.slice(first, second), joined: read.slice(second) },
    options.encoder.dimensions,
  );
}

/** A JSON header with its length before it, then the weights as they lie in memory. */
function pack(model: IntentModel): Buffer {
  const header = Buffer.from(
    JSON.stringify({
      scale: model.scale,
      denseSize: model.single.denseSize,
      single: model.single.labels,
      multiple: model.multiple.labels,
      pairs: [...model.pairs],
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const parts = [model.mean, model.single.weights, model.multiple.weights].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  );
  return Buffer.concat([length, header, ...parts]);
}

function unpack(bytes: Buffer): IntentModel {
  const length = bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString("utf8", 4, 4 + length)) as {
    scale: number;
    denseSize: number;
    single: string[];
    multiple: string[];
    pairs: string[];
  };
  let at = 4 + length;
  const take = (count: number): Float32Array => {
    const copy = new Uint8Array(bytes.subarray(at, at + count * 4));
    at += count * 4;
    return new Float32Array(copy.buffer);
  };
  const width = header.denseSize + sparseDimensions + 1;
  const mean = take(header.denseSize);
  const linear = (labels: string[]): LinearModel => ({
    labels,
    denseSize: header.denseSize,
    sparseSize: sparseDimensions,
    weights: take(labels.length * width),
  });
  return {
    mean,
    scale: header.scale,
    single: linear(header.single),
    multiple: linear(header.multiple),
    pairs: new Set(header.pairs),
  };
}
