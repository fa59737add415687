import { rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** The API rewrites all its threads after each change: beyond this that would hold up everything else. */
const largest = 32 * 1024 * 1024;

/** Lets the API begin with no threads when its files have grown too large; true when it did. They are no record. */
export async function forgetWhenLarge(folder: string, limit = largest): Promise<boolean> {
  const size = await stat(join(folder, ".langgraphjs_api.checkpointer.json")).then(
    (file) => file.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return 0;
      throw error;
    },
  );
  if (size <= limit) return false;
  await rm(folder, { recursive: true });
  return true;
}
