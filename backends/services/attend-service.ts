import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "#domain/failure.ts";
import type { ManagedServiceDefinition } from "./managed-service.ts";
import { limitLog } from "./service-log.ts";
import type { ServiceProcess } from "./service-process.ts";
import type { ServiceStatus } from "./service-status.ts";

/** Milliseconds. */
export type AttendPace = {
  /** Between two looks while it starts, and while it runs. */
  startLook: number;
  runLook: number;
};

export type Attendance = {
  definition: ManagedServiceDefinition;
  logFile: string;
  pace: AttendPace;
  status: ServiceStatus;
  /** Aborts when the service is no longer wanted. */
  signal: AbortSignal;
};

const longestAnswerMs = 5_000;

/**
 * Watches one process until it has ended, hangs for as long as a start may take, or is no longer wanted. Returns for how many
 * milliseconds it answered. Throws `unavailable` when it never did.
 */
export async function attendService(attendance: Attendance, server: ServiceProcess): Promise<number> {
  const { status, signal } = attendance;
  const death = new AbortController();
  void server.ended.then((how) => death.abort(how));
  const over = AbortSignal.any([signal, death.signal]);
  const begun = performance.now();
  await comeUp(attendance, server, over);
  if (over.aborted) {
    if (signal.aborted) return 0;
    throw new Failure("unavailable", `It did not come up: ${String(death.signal.reason)}`);
  }
  const upSince = performance.now();
  const running = `Process ${server.identity.pid}, started by us, ready after ${Math.round((upSince - begun) / 1_000)} s`;
  status.set("up", running);
  const hung = await stayUp(attendance, server, over, running);
  if (!signal.aborted) status.set("starting", `Starting it again: ${hung ?? String(death.signal.reason)}`);
  return performance.now() - upSince;
}

/** Returns once it answers or is over. */
async function comeUp(
  { definition, status, pace }: Attendance,
  server: ServiceProcess,
  over: AbortSignal,
): Promise<void> {
  status.set("starting", `Process ${server.identity.pid} is starting`);
  const until = performance.now() + definition.startSeconds * 1_000;
  while (performance.now() < until) {
    if ((await saysYes(() => definition.isReady())) || over.aborted) return;
    await rest(pace.startLook, over);
  }
  throw new Failure(
    "unavailable",
    `It did not answer at ${definition.address} within ${definition.startSeconds} s`,
    { hint: "Its log says more. A machine under load may need longer." },
  );
}

/** Returns why it must be started again, in words, or undefined once it is over. */
async function stayUp(
  { definition, status, pace, logFile }: Attendance,
  server: ServiceProcess,
  over: AbortSignal,
  running: string,
): Promise<string | undefined> {
  let answeredAt = performance.now();
  for (;;) {
    await rest(pace.runLook, over);
    if (over.aborted) return undefined;
    await limitLog(logFile);
    const isAnswering = await saysYes(() => definition.isReady());
    const isBroken = !isAnswering && (await saysYes(async () => (await definition.isBroken?.()) ?? false));
    if (over.aborted) return undefined;
    if (isBroken) return "it says that it must be";
    const silence = Math.round((performance.now() - answeredAt) / 1_000);
    if (isAnswering) answeredAt = performance.now();
    else if (silence > definition.startSeconds) return `it did not answer for ${silence} s`;
    if (isAnswering) status.set("up", running);
    else status.set("down", `Process ${server.identity.pid} runs and does not answer`);
  }
}

/** Waits, and stops waiting when `over` aborts: an early end is what the caller looks for, not an error. */
export async function rest(milliseconds: number, over: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal: over, ref: false }).catch((error: unknown) => {
    if (!over.aborted) throw error;
  });
}

/** An error while asking is an answer too: no. One that takes too long is none. */
async function saysYes(ask: () => Promise<boolean>): Promise<boolean> {
  const timeout = new AbortController();
  const tooLong = pause(longestAnswerMs, false, { signal: timeout.signal, ref: false }).catch(() => false);
  const isYes = await Promise.race([ask().catch(() => false), tooLong]);
  timeout.abort();
  return isYes;
}
