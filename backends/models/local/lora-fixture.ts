import { writeFile } from "node:fs/promises";
import { seededRandom } from "./seeded-random.ts";

export type LoraFixture = {
  file: string;
  /** Width of the base model. */ hidden: number;
  layers: number;
  rank: number;
  seed: number;
  /** Largest weight; 0 changes nothing. */ scale: number;
  architecture?: string;
};

type Tensor = { name: string; shape: [number, number]; values: Float32Array };

const alignment = 32;
const valueType = { float32: 6, text: 8 } as const;

/** For tests: a GGUF LoRA on the query projections with seeded weights. Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
export async function writeLoraFixture(fixture: LoraFixture): Promise<void> {
  const random = seededRandom(fixture.seed);
  const matrix = (name: string, shape: [number, number]): Tensor => ({
    name,
    shape,
    values: Float32Array.from({ length: shape[0] * shape[1] }, () => (random() * 2 - 1) * fixture.scale),
  });
  const tensors = Array.from({ length: fixture.layers }, (_, layer) => [
    matrix(`blk.${layer}.attn_q.weight.lora_a`, [fixture.hidden, fixture.rank]),
    matrix(`blk.${layer}.attn_q.weight.lora_b`, [fixture.rank, fixture.hidden]),
  ]).flat();
  const facts = [
    fact("general.architecture", valueType.text, text(fixture.architecture ?? "llama")),
    fact("general.type", valueType.text, text("adapter")),
    fact("adapter.type", valueType.text, text("lora")),
    fact("adapter.lora.alpha", valueType.float32, float(fixture.rank)),
  ];
  const head = Buffer.concat([
    Buffer.from("GGUF"),
    uint32(3),
    uint64(tensors.length),
    uint64(facts.length),
    ...facts,
    ...infos(tensors),
  ]);
  await writeFile(
    fixture.file,
    Buffer.concat([padded(head), ...tensors.map(({ values }) => padded(Buffer.from(values.buffer)))]),
  );
}

function infos(tensors: Tensor[]): Buffer[] {
  let offset = 0;
  return tensors.map(({ name, shape, values }) => {
    const info = Buffer.concat([
      text(name),
      uint32(2),
      uint64(shape[0]),
      uint64(shape[1]),
      uint32(0),
      uint64(offset),
    ]);
    offset += Math.ceil(values.byteLength / alignment) * alignment;
    return info;
  });
}

function fact(key: string, type: number, value: Buffer): Buffer {
  return Buffer.concat([text(key), uint32(type), value]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((alignment - (bytes.length % alignment)) % alignment)]);
}

function text(value: string): Buffer {
  return Buffer.concat([uint64(Buffer.byteLength(value)), Buffer.from(value)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}
