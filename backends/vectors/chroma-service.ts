import { access, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure } from "#domain/failure.ts";
import type { ManagedServiceDefinition } from "#backends/services/managed-service.ts";

export type ChromaServiceOptions = {
  /** Where it keeps its data; made when it is not there. */
  folder: string;
  /** 8081 when left out. */
  port?: number;
};

const answerMs = 2_000;

/** A Chroma server of our own, from the npm package: nothing is fetched, its data lies in one folder. */
export function chromaService({ folder, port = 8081 }: ChromaServiceOptions): ManagedServiceDefinition {
  const address = `http://127.0.0.1:${port}`;
  return {
    name: "vectors",
    address,
    async install(onProgress) {
      onProgress("Looking for Chroma");
      await requireProgram(chromaProgram());
      await mkdir(folder, { recursive: true, mode: 0o700 });
    },
    async command() {
      return {
        file: process.execPath,
        args: [chromaProgram(), "run", "--path", folder, "--host", "127.0.0.1", "--port", String(port)],
        // Its command line keeps a profile in the home folder.
        env: { HOME: folder, NO_COLOR: "1" },
        cwd: folder,
      };
    },
    async isReady() {
      try {
        const answer = await fetch(`${address}/api/v2/heartbeat`, { signal: AbortSignal.timeout(answerMs) });
        await answer.body?.cancel();
        return answer.ok;
      } catch (error) {
        if (isNoAnswer(error)) return false;
        throw error;
      }
    },
    startSeconds: 60,
  };
}

function chromaProgram(): string {
  // `require` finds the package's CommonJS client, in `dist/cjs`.
  const client = createRequire(import.meta.url).resolve("chromadb");
  return join(dirname(dirname(client)), "cli.mjs");
}

async function requireProgram(program: string): Promise<void> {
  try {
    await access(program);
  } catch (cause) {
    throw new Failure("unavailable", "The npm package chromadb is not whole: its server is missing", {
      hint: "Run npm start again; it installs what is missing.",
      cause,
    });
  }
}

function isNoAnswer(error: unknown): boolean {
  return error instanceof Error && (error.name === "TypeError" || error.name === "TimeoutError");
}
