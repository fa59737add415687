import { open } from "node:fs/promises";

/** Reads a file from its beginning on, window by window, so that a large one never lies in memory. */
export type ByteReader = AsyncDisposable & {
  /** The next `length` bytes. Throws `RangeError` when the file ends before. */
  take(length: number): Promise<DataView>;
  skip(length: number): void;
};

const windowBytes = 1024 * 1024;

export async function openByteReader(file: string): Promise<ByteReader> {
  const handle = await open(file, "r");
  let window = Buffer.alloc(0);
  let start = 0;
  let at = 0;
  return {
    async take(length) {
      if (at < start || at + length > start + window.length) {
        const wanted = Buffer.alloc(Math.max(length, windowBytes));
        const { bytesRead } = await handle.read(wanted, 0, wanted.length, at);
        window = wanted.subarray(0, bytesRead);
        start = at;
        if (bytesRead < length) throw new RangeError("the file is cut short");
      }
      const view = new DataView(window.buffer, window.byteOffset + at - start, length);
      at += length;
      return view;
    },
    skip(length) {
      at += length;
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}
