import { spawn, type StdioOptions } from "node:child_process";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createInterface } from "node:readline";
import { z } from "zod";
import { failureBody } from "#domain/failure.ts";
import type { Settings } from "#server/settings.ts";

const serverLine = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("ready"),
    address: z.string(),
    studio: z.string().optional(),
    notes: z.array(z.string()).optional(),
  }),
  z.object({ event: z.literal("failed"), error: failureBody }),
]);

/** Runs the server until it is stopped, and starts it again when it dies. Returns the exit code of `npm start`. */
export async function superviseServer(root: string, settings: Settings): Promise<number> {
  await mkdir(join(settings.home, "logs"), { recursive: true, mode: 0o700 });
  let stopped = false;
  let kill: (signal: NodeJS.Signals) => void = () => undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stopped = true;
      kill(signal);
    });
  }
  for (let deaths = 0; ; deaths++) {
    const code = await runServer(root, settings, deaths === 0, (killer) => (kill = killer));
    if (stopped || code === 0) return 0;
    if (code === failedToStart || deaths >= mostDeaths) return 1;
    console.error(`The server died (code ${code}); starting it again. Its log: ${logFile(settings)}`);
    await wait(Math.min(500 * 2 ** deaths, 15_000));
  }
}

const failedToStart = 2;
const mostDeaths = 20;

function logFile(settings: Settings): string {
  return join(settings.home, "logs", "server.log");
}

async function runServer(
  root: string,
  settings: Settings,
  isFirst: boolean,
  onKill: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<number> {
  await using log = await open(logFile(settings), "a", 0o600);
  const child = spawn(process.execPath, [join(root, "server/main.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", log.fd] as StdioOptions,
  });
  onKill((signal) => child.kill(signal));
  if (child.stdout === null) throw new Error("the server's output is a pipe");
  createInterface({ input: child.stdout }).on("line", (line) => tell(line, isFirst));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function tell(line: string, isFirst: boolean): void {
  const parsed = serverLine.safeParse(JSON.parse(line));
  if (!parsed.success) return;
  if (parsed.data.event === "failed") {
    console.error(`\n${parsed.data.error.message}\n${parsed.data.error.hint ?? ""}`);
    return;
  }
  for (const note of parsed.data.notes ?? []) console.log(note);
  console.log(
    isFirst
      ? `\nLathe is running. Open this address (good for one use):\n\n  ${parsed.data.address}\n\nCtrl-C stops it.`
      : `The server is back. Open pages go on by themselves.`,
  );
}
