import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Failure } from "#domain/failure.ts";
import { openHttpClient, type HttpClient } from "#cli/http-client.ts";

export type BenchPlatform = AsyncDisposable & { client: HttpClient; pid: number; startSeconds: number };

/** A platform of its own in a new home, so that figures do not depend on what somebody's platform holds or does. */
export async function startBenchPlatform(upstream: string): Promise<BenchPlatform> {
  const home = await mkdtemp(join(tmpdir(), "lathe-bench-"));
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "..", "server", "main.ts")], {
    env: {
      ...process.env,
      LATHE_HOME: home,
      LATHE_PORT: String(port),
      LATHE_STUDIO_PORT: String(await freePort()),
      LATHE_REMOTES: `upstream=${upstream}`,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()) as {
    value?: string;
  };
  if (ready.value === undefined || !ready.value.includes('"ready"'))
    throw new Failure("unavailable", `The platform did not start: ${ready.value ?? "it ended"}`, {
      hint: "Run npm start once first: it installs what is missing.",
    });
  const startSeconds = (performance.now() - begin) / 1000;
  const token = (await readFile(join(home, "admin-token"), "utf8")).trim();
  return {
    client: openHttpClient({ url: `http://127.0.0.1:${port}`, token }),
    pid: child.pid ?? 0,
    startSeconds,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}
