import { appendFile, copyFile, mkdir, open, stat, truncate } from "node:fs/promises";
import { dirname } from "node:path";

export const logLimit = 5 * 1024 * 1024;

/** Adds a line of our own. */
export async function noteInLog(file: string, line: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, `${line}\n`, { mode: 0o600 });
}

/**
 * Keeps a log that another process appends to below a size: what it holds moves to `<file>.1` and it starts anew. The
 * process writes the file itself, by a descriptor in append mode, so it neither waits for us nor misses us when we die.
 */
export async function limitLog(file: string, limit = logLimit): Promise<void> {
  const size = await sizeOf(file);
  if (size <= limit) return;
  await copyFile(file, `${file}.1`);
  await truncate(file, 0);
}

/** The last lines of a log from `from` on, in one line: what a server said before it ended. */
export async function lastWords(file: string, from: number, lines = 6): Promise<string> {
  const size = await sizeOf(file);
  // The log started anew in between.
  const start = Math.max(from > size ? 0 : from, size - 8_192);
  await using handle = await open(file, "r");
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(8_192), 0, 8_192, start);
  const said = buffer.subarray(0, bytesRead).toString("utf8").split("\n");
  return said
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(-lines)
    .join(" | ")
    .slice(-1_000);
}

export async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return found?.size ?? 0;
}
