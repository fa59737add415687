import type { Caller } from "#domain/role.ts";
import type { Thread } from "#domain/thread.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { requireThread, unknownThread } from "#backends/ledger/threads.ts";

/** A conversation of the caller's; an admin may read any. Another's is told as not there. */
export async function requireOwnThread(db: Transaction, id: string, caller: Caller): Promise<Thread> {
  const thread = await requireThread(db, id);
  if (thread.owner !== caller.user_id && caller.role !== "admin") throw unknownThread(id);
  return thread;
}
