import { Failure } from "#domain/failure.ts";

/** Why a running job's signal aborts; the third reason is the lost lease's own failure. */
export function cancelled(): Failure {
  return new Failure("conflict", "The job was cancelled", {
    hint: "Retry it to run it again.",
    detail: { aborted: "cancelled" },
  });
}

export function stopping(): Failure {
  return new Failure("unavailable", "The server is stopping", {
    hint: "The job goes on at the next start.",
    detail: { aborted: "stopping" },
  });
}

export function isAbortedBy(signal: AbortSignal, why: "cancelled" | "stopping"): boolean {
  return signal.aborted && signal.reason instanceof Failure && signal.reason.detail?.["aborted"] === why;
}
