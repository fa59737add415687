import { Failure } from "#domain/failure.ts";
import { openByteReader, type ByteReader } from "./byte-reader.ts";

/** What a GGUF file says of itself at its front; null where it does not say. */
export type GgufCard = {
  /** Weights of all its tensors. */
  parameters: number;
  contextLength: number | null;
  licence: string | null;
  quantization: string | null;
};

type Value = number | string | boolean | undefined;

/** Bytes of a scalar by its type number; 8 is a string, 9 an array. */
const scalarBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const [uint32, string, list, uint64] = [4, 8, 9, 10];
/** The usual ones of llama.cpp's file types. */
const fileTypes: Readonly<Record<number, string>> = {
  0: "F32",
  1: "F16",
  2: "Q4_0",
  3: "Q4_1",
  7: "Q8_0",
  8: "Q5_0",
  9: "Q5_1",
  15: "Q4_K_M",
  17: "Q5_K_M",
  18: "Q6_K",
  32: "BF16",
};
/** A damaged file must not make us read for ever. */
const mostEntries = 1_000_000;
const longestText = 1_000_000;

/**
 * Reads a GGUF file's header (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md), versions 2 and 3, little-endian.
 * Throws `invalid-input` when it is no such file or its header is damaged.
 */
export async function readGgufCard(file: string): Promise<GgufCard> {
  await using reader = await openByteReader(file);
  try {
    if (textOf(await reader.take(4)) !== "GGUF") throw new RangeError("it does not begin as GGUF");
    const version = (await reader.take(4)).getUint32(0, true);
    if (version !== 2 && version !== 3) throw new RangeError(`its version is ${version}`);
    const tensors = await readCount(reader);
    const metadata = await readMetadata(reader, await readCount(reader));
    return { parameters: await countWeights(reader, tensors), ...cardOf(metadata) };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Failure("invalid-input", `${file} is no GGUF file that can be read: ${cause.message}`, {
      hint: "Fetch it again, or name another file.",
      cause,
    });
  }
}

function cardOf(metadata: ReadonlyMap<string, Value>): Omit<GgufCard, "parameters"> {
  const context = metadata.get(`${String(metadata.get("general.architecture"))}.context_length`);
  const licence = metadata.get("general.license");
  const fileType = metadata.get("general.file_type");
  return {
    contextLength: typeof context === "number" ? context : null,
    licence: typeof licence === "string" && licence !== "" ? licence : null,
    quantization: typeof fileType === "number" ? (fileTypes[fileType] ?? null) : null,
  };
}

async function readMetadata(reader: ByteReader, count: number): Promise<Map<string, Value>> {
  const metadata = new Map<string, Value>();
  for (let index = 0; index < count; index++) {
    const key = await readText(reader);
    metadata.set(key, await readValue(reader, await readUint32(reader)));
  }
  return metadata;
}

/** Arrays, such as the vocabulary, are passed over. */
async function readValue(reader: ByteReader, type: number): Promise<Value> {
  if (type === string) return readText(reader);
  if (type === list) {
    const of = await readUint32(reader);
    const count = await readCount(reader);
    const bytes = scalarBytes[of];
    if (bytes === undefined) for (let index = 0; index < count; index++) await readValue(reader, of);
    else reader.skip(bytes * count);
    return undefined;
  }
  const bytes = scalarBytes[type];
  if (bytes === undefined) throw new RangeError(`it holds a value of unknown type ${type}`);
  const view = await reader.take(bytes);
  if (type === uint32) return view.getUint32(0, true);
  return type === uint64 ? Number(view.getBigUint64(0, true)) : undefined;
}

async function countWeights(reader: ByteReader, tensors: number): Promise<number> {
  let weights = 0;
  for (let index = 0; index < tensors; index++) {
    await readText(reader);
    const dimensions = await readUint32(reader);
    if (dimensions > 8) throw new RangeError(`a tensor has ${dimensions} dimensions`);
    let size = 1;
    for (let dimension = 0; dimension < dimensions; dimension++)
      size *= Number((await reader.take(8)).getBigUint64(0, true));
    weights += size;
    reader.skip(4 + 8);
  }
  return weights;
}

async function readCount(reader: ByteReader): Promise<number> {
  const count = Number((await reader.take(8)).getBigUint64(0, true));
  if (count > mostEntries) throw new RangeError(`it claims ${count} entries`);
  return count;
}

async function readUint32(reader: ByteReader): Promise<number> {
  return (await reader.take(4)).getUint32(0, true);
}

async function readText(reader: ByteReader): Promise<string> {
  const length = Number((await reader.take(8)).getBigUint64(0, true));
  if (length > longestText) throw new RangeError(`it claims a text of ${length} bytes`);
  return textOf(await reader.take(length));
}

const textOf = (view: DataView) => new TextDecoder().decode(view);
