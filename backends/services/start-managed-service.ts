import { join, parse } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure, failureText } from "#domain/failure.ts";
import { attendService, rest, type Attendance, type AttendPace } from "./attend-service.ts";
import type { ManagedService, ManagedServiceDefinition } from "./managed-service.ts";
import { isPortTaken, listenerOf } from "./port-holder.ts";
import { endRecordedProcess, forgetProcess, recordProcess } from "./process-record.ts";
import { startServiceProcess } from "./service-process.ts";
import { createServiceStatus } from "./service-status.ts";

/** Milliseconds. */
export type ServicePace = AttendPace & {
  /** Before the first new start; doubles with each that fails, up to `longestPause`. */
  firstPause: number;
  longestPause: number;
  /** From SIGTERM to SIGKILL. */
  grace: number;
};

export type ManagedServiceOptions = {
  /**
   * Gets all that the server says; below the home folder. A file of the same name that ends in `.pid` stands beside it: it
   * tells a later run which process is ours.
   */
  logFile: string;
  now: () => Date;
  pace?: Partial<ServicePace>;
};

const usualPace: ServicePace = {
  firstPause: 1_000,
  longestPause: 60_000,
  startLook: 250,
  runLook: 5_000,
  grace: 10_000,
};
/** Who answered for so long has recovered: its next death counts as the first. */
const recoveredMs = 60_000;

type Care = Attendance & { pidFile: string; now: () => Date; pace: ServicePace };

/** Starts looking after a server, in the background (see the port). It throws nothing: its status says what is wrong. */
export function startManagedService(
  definition: ManagedServiceDefinition,
  options: ManagedServiceOptions,
): ManagedService {
  const status = createServiceStatus(definition.name, definition.address);
  const controller = new AbortController();
  const { dir, name } = parse(options.logFile);
  const finished = keepRunning({
    definition,
    logFile: options.logFile,
    pidFile: join(dir, `${name}.pid`),
    now: options.now,
    pace: { ...usualPace, ...options.pace },
    status,
    signal: controller.signal,
  });
  return {
    status: status.get,
    ready: (signal) => status.settled(signal),
    async [Symbol.asyncDispose]() {
      controller.abort();
      await finished;
      status.set("down", "Stopped");
    },
  };
}

async function keepRunning(care: Care): Promise<void> {
  const { definition, pace, status, signal } = care;
  let failures = 0;
  while (!signal.aborted) {
    let answeredFor = 0;
    try {
      status.set("starting", "Looking for what it needs");
      await definition.install((message) => status.set("starting", message), signal);
      await clearPort(care);
      if (!signal.aborted) answeredFor = await runOnce(care);
    } catch (error) {
      if (signal.aborted) break;
      status.set("down", reasonOf(error));
    }
    failures = answeredFor > recoveredMs ? 1 : failures + 1;
    await rest(Math.min(pace.firstPause * 2 ** (failures - 1), pace.longestPause), signal);
  }
}

async function runOnce(care: Care): Promise<number> {
  const server = await startServiceProcess(care.definition, care.logFile, care.now);
  try {
    await recordProcess(care.pidFile, server.identity);
    return await attendService(care, server);
  } finally {
    await server.stop(care.pace.grace);
    await forgetProcess(care.pidFile);
  }
}

/** Ends what an earlier run of ours left behind. Throws `unavailable` when somebody else has the port. */
async function clearPort({ definition, pidFile, pace }: Care): Promise<void> {
  const listener = listenerOf(definition.address);
  const wasOurs = await endRecordedProcess(pidFile, pace.grace);
  for (let tries = 0; wasOurs && tries < 50 && (await isPortTaken(listener)); tries += 1) await pause(100);
  if (!(await isPortTaken(listener))) return;
  throw new Failure("unavailable", `Port ${listener.port} is taken by a process that is not ours`, {
    hint: `Stop what listens at ${definition.address}, or give its address as an external service.`,
  });
}

/** For whoever reads the services page. */
function reasonOf(error: unknown): string {
  if (error instanceof Failure) return failureText(error);
  return error instanceof Error ? error.message : String(error);
}
