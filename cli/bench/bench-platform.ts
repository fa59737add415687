import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Failure } from "#domain/failure.ts";
import { openHttpClient, type HttpClient } from "#cli/http-client.ts";

export type BenchPlatform = AsyncDisposable & {
  client: HttpClient;
  /** Of its server process; another one after a restart. */
  readonly pid: number;
  readonly startSeconds: number;
  /** Stops the server and starts it again in the same home. Seconds of the start. */
  restart(): Promise<number>;
};

type Server = { pid: number; seconds: number; stop(): Promise<void> };

/** A platform of its own in a new home, so that figures do not depend on what somebody's platform holds or does. */
export async function startBenchPlatform(upstream: string): Promise<BenchPlatform> {
  const home = await mkdtemp(join(tmpdir(), "lathe-bench-"));
  const port = await freePort();
  const settings = {
    LATHE_HOME: home,
    LATHE_PORT: String(port),
    LATHE_STUDIO_PORT: String(await freePort()),
    LATHE_REMOTES: `upstream=${upstream}`,
  };
  let server = await startServer(settings);
  const token = (await readFile(join(home, "admin-token"), "utf8")).trim();
  return {
    client: openHttpClient({ url: `http://127.0.0.1:${port}`, token }),
    get pid() {
      return server.pid;
    },
    startSeconds: server.seconds,
    async restart() {
      await server.stop();
      server = await startServer(settings);
      return server.seconds;
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function startServer(settings: Record<string, string>): Promise<Server> {
  const begin = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "..", "server", "main.ts")], {
    env: { ...process.env, ...settings },
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
  return {
    pid: child.pid ?? 0,
    seconds: (performance.now() - begin) / 1000,
    async stop() {
      child.kill("SIGTERM");
      await ended;
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
