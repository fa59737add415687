import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..");

export type PlatformProcess = {
  url: string;
  home: string;
  /** Opens the app with a session; good for one use. */
  address: string;
  exited: Promise<NodeJS.Signals | number | null>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  json(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
};

export type ProcessOptions = { home: string; port: number; environment?: Record<string, string> };

export const cacheFolder = process.env["LATHE_CACHE"] ?? join(homedir(), ".cache", "lathe");

export function newHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), "lathe-process-"));
}

/** A port nobody uses now. */
export function freePort(): Promise<number> {
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

const token = "token-for-the-tests-only";

/** The real server in a process of its own, which a test may kill. Resolves once it is ready, or rejects with what it said. */
export async function startPlatformProcess({
  home,
  port,
  environment = {},
}: ProcessOptions): Promise<PlatformProcess> {
  const child = spawn(process.execPath, [join(root, "server/main.ts")], {
    cwd: root,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "/tmp",
      LATHE_CACHE: cacheFolder,
      LATHE_HOME: home,
      LATHE_PORT: String(port),
      LATHE_ADMIN_TOKEN: token,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said = `${said}${text.toString()}`.slice(-4000)));
  const exited = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.once("exit", (code, signal) => resolve(signal ?? code)),
  );
  const address = await Promise.race([
    readyLine(child),
    exited.then((code) =>
      Promise.reject(new Error(`the server ended with ${String(code)} before it was ready: ${said}`)),
    ),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  return {
    url,
    home,
    address,
    exited,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
    fetch: send,
    async json(method, path, body) {
      const response = await send(path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}

async function readyLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the server's output is a pipe");
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as {
      event: string;
      address?: string;
      error?: { message: string; hint?: string };
    };
    if (said.event === "ready" && said.address !== undefined) return said.address;
    if (said.event === "failed") throw new Error(`${said.error?.message} ${said.error?.hint ?? ""}`);
  }
  throw new Error("the server ended before it was ready");
}
