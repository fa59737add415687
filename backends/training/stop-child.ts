import type { ChildProcess } from "node:child_process";

/** Milliseconds that a child is given to end by itself, each time before the next and harder way. */
export type StopPatience = { afterStdin: number; afterTerminate: number };

/**
 * Ends a child: closes its stdin, which a trainer takes as the end, then SIGTERM, then SIGKILL.
 * Resolves once it has ended.
 */
export async function stopChild(child: ChildProcess, patience: StopPatience): Promise<void> {
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (hasEnded()) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const within = (milliseconds: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    return Promise.race([ended, promise]).finally(() => clearTimeout(timer));
  };
  child.stdin?.end();
  await within(patience.afterStdin);
  if (!hasEnded()) child.kill("SIGTERM");
  await within(patience.afterTerminate);
  if (!hasEnded()) child.kill("SIGKILL");
  await ended;
}
