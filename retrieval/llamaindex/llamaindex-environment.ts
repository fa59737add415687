import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { ensurePythonEnvironment, findPythonEnvironment } from "#backends/training/python-environment.ts";

export type LlamaindexEnvironmentOptions = {
  /** The folder for what was fetched (`LATHE_CACHE`). */
  cache: string;
  /** The interpreter to build on; `python3` when left out. */
  python?: string;
};

const requirementsFile = join(import.meta.dirname, "requirements.txt");
const size = "about 190 MB";

/** The interpreter of LlamaIndex's own Python environment where it is installed. Throws `unavailable` without Python 3.11. */
export function findLlamaindex(options: LlamaindexEnvironmentOptions): Promise<string | undefined> {
  return findPythonEnvironment({ ...options, requirementsFile, purpose: "LlamaIndex" });
}

/** Installs it where it is missing. Throws `unavailable`, naming what to do, without Python 3.11 with pip or without the packages. */
export function installLlamaindex(
  options: LlamaindexEnvironmentOptions & { onProgress?(message: string): void; signal?: AbortSignal },
): Promise<string> {
  const { onProgress, ...others } = options;
  return ensurePythonEnvironment({
    ...others,
    requirementsFile,
    purpose: "LlamaIndex",
    size,
    onProgress: ({ message }) => onProgress?.(message),
  });
}

/** What whoever asks is told while nobody has installed it. */
export function llamaindexMissing(): Failure {
  return new Failure("unavailable", "LlamaIndex is not installed here", {
    hint: `Start once with LATHE_SERVICES=llamaindex:managed: Lathe then installs it (${size}), and finds it at every later start.`,
  });
}
