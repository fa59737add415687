import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";

const stored = z.looseObject({
  json: z.looseObject({
    runs: z.record(z.string(), z.looseObject({ status: z.string(), thread_id: z.string() })),
    threads: z.record(z.string(), z.looseObject({ status: z.string() })),
  }),
});

/**
 * A run that a dead process left going would keep its thread busy for ever, and one that waited would start with the
 * authority of a token that may be gone: both are ended in the API's own file, before it is read.
 */
export async function reconcileRuns(file: string): Promise<number> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  const parsed = text === undefined ? undefined : stored.safeParse(JSON.parse(text));
  if (parsed?.success !== true) return 0;
  const { runs, threads } = parsed.data.json;
  const left = Object.values(runs).filter((run) => run.status === "running" || run.status === "pending");
  for (const run of left) run.status = "interrupted";
  for (const thread of Object.values(threads)) if (thread.status === "busy") thread.status = "idle";
  await writeFile(`${file}.new`, JSON.stringify(parsed.data), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return left.length;
}
