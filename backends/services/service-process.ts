import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { Failure } from "#domain/failure.ts";
import { identityOf, type ProcessIdentity } from "#backends/ledger/process-identity.ts";
import type { ManagedServiceDefinition } from "./managed-service.ts";
import { endGroup, signalGroup } from "./process-group.ts";
import { lastWords, noteInLog, sizeOf } from "./service-log.ts";

export type ServiceProcess = {
  identity: ProcessIdentity;
  /** How it ended, in words with what it said last; resolves when it has. */
  ended: Promise<string>;
  /** SIGTERM to it and all it started, then SIGKILL. */
  stop(graceMs: number): Promise<void>;
};

/**
 * Starts a server in a process group of its own, so that a Ctrl-C in our terminal does not reach it before we stop it, and
 * with nothing to read. Throws `unavailable` when its file cannot be run.
 */
export async function startServiceProcess(
  definition: ManagedServiceDefinition,
  logFile: string,
  now: () => Date,
): Promise<ServiceProcess> {
  const { file, args, env, cwd } = await definition.command();
  await noteInLog(logFile, `=== ${definition.name} starts at ${now().toISOString()}`);
  const from = await sizeOf(logFile);
  await using log = await open(logFile, "a", 0o600);
  const child = spawn(file, args, {
    cwd,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", ...env },
  });
  const exited = new Promise<string>((resolve) =>
    child.once("exit", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`)),
  );
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (cause: NodeJS.ErrnoException) =>
      reject(
        new Failure("unavailable", `${file} cannot be run: ${cause.code ?? cause.message}`, {
          hint: "Run the set-up again, or install it.",
          cause,
        }),
      ),
    );
  });
  const pid = child.pid ?? 0;
  // One that has ended already has no start to be told by.
  const identity = identityOf(pid) ?? { pid, started: "ended" };
  const ended = exited.then(async (how) => {
    // Its workers would keep the port from the next one.
    signalGroup(pid, "SIGKILL");
    const said = await lastWords(logFile, from);
    return said === ""
      ? `it ended with ${how} and said nothing`
      : `it ended with ${how}; last words: ${said}`;
  });
  const stop = async (graceMs: number): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) await endGroup(identity, graceMs);
    await ended;
  };
  return { identity, ended, stop };
}
