import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { isAlive, ownIdentity } from "#backends/ledger/process-identity.ts";

type Owner = { host: string; pid: number; started: string; worker: string };

/** A worker's name in the lease column: enough to tell later whether its process is gone. */
export function newOwner(): string {
  return JSON.stringify({ host: hostname(), ...ownIdentity(), worker: randomUUID() } satisfies Owner);
}

/**
 * Whether the process of a lease's owner is surely gone. PGlite has one process, whose home lock is taken: every other
 * owner is gone. On a Postgres server another host's worker may live, so its lease has to run out.
 */
export function isDeadOwner(text: string, kind: Ledger["kind"]): boolean {
  const owner = JSON.parse(text) as Owner;
  const own = ownIdentity();
  if (owner.pid === own.pid && owner.started === own.started && owner.host === hostname()) return false;
  if (kind === "pglite") return true;
  return owner.host === hostname() && !isAlive(owner);
}
