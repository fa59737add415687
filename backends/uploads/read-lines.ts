import { closeSync, openSync, readSync } from "node:fs";

const chunkBytes = 1 << 20;

/** A file's lines, read a piece at a time. */
export function* readLines(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(chunkBytes);
    const decoder = new TextDecoder();
    let rest = "";
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      const lines = (rest + decoder.decode(buffer.subarray(0, size), { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}
