import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { stopChild } from "#backends/training/stop-child.ts";
import { freePort } from "#tests/platform-process.ts";
import type { Through } from "#tests/small-disk.ts";
import { chromaService } from "./chroma-service.ts";

export type TestChroma = {
  url: string;
  /** Where its data lies; it may be copied and put back while the server is killed. */
  dataFolder: string;
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with its data or with none. */
  startAgain(options?: { emptied?: boolean }): Promise<void>;
  stop(): Promise<void>;
};

/**
 * A real Chroma server for tests, on a free port, with its data in a folder that goes with it. `through` changes the command
 * that starts it, such as to lay a small disk over that folder.
 */
export async function startTestChroma(through: Through = (command) => command): Promise<TestChroma> {
  const folder = await mkdtemp(join(tmpdir(), "lathe-chroma-"));
  const port = await freePort();
  const launch = (): Promise<ChildProcess> => start(join(folder, "data"), port, through);
  let child = await launch();
  const end = () => stopChild(child, { afterStdin: 0, afterTerminate: 1_000 });
  return {
    url: `http://127.0.0.1:${port}`,
    dataFolder: join(folder, "data"),
    async kill() {
      child.kill("SIGKILL");
      await end();
    },
    async startAgain({ emptied = false } = {}) {
      if (emptied) await rm(join(folder, "data"), { recursive: true, force: true });
      child = await launch();
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder: string, port: number, through: Through): Promise<ChildProcess> {
  const service = chromaService({ folder, port });
  await service.install(() => undefined, new AbortController().signal);
  const { env, cwd, ...own } = await service.command();
  const { file, args } = await through(own, folder);
  const child = spawn(file, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  process.once("exit", () => child.kill("SIGKILL"));
  let said = "";
  child.stderr?.on("data", (bytes: Buffer) => (said = (said + bytes.toString()).slice(-2_000)));
  const latest = performance.now() + service.startSeconds * 1_000;
  while (!(await service.isReady())) {
    if (child.exitCode !== null || performance.now() > latest)
      throw new Error(`Chroma did not start: ${said}`);
    await wait(100);
  }
  return child;
}
