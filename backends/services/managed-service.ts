import type { Service } from "#domain/service.ts";

/** A server of somebody else's that we install, start, watch and stop. */
export type ManagedServiceDefinition = {
  name: string;
  /** Where it listens: always on loopback. */
  address: string;
  /** Fetches what it needs into the cache, once; with progress in words. */
  install(onProgress: (message: string) => void, signal: AbortSignal): Promise<void>;
  /** The process to run, after `install`. */
  command(): Promise<{ file: string; args: string[]; env: Record<string, string>; cwd: string }>;
  /** Whether it answers. */
  isReady(): Promise<boolean>;
  /** Whether it answers that nothing but a new start will help it. */
  isBroken?(): Promise<boolean>;
  /** How long it may take from start to ready. */
  startSeconds: number;
};

/** Runs it in the background: installs, starts, restarts it with growing pauses when it dies, and stops it (SIGTERM, then SIGKILL) on close. */
export interface ManagedService extends AsyncDisposable {
  status(): Service;
  /** Resolves once it answers; throws `unavailable` with what went wrong when it does not come up. */
  ready(signal?: AbortSignal): Promise<void>;
}
