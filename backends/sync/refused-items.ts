import { listDeadLetters } from "#backends/ledger/dead-letters.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { itemName } from "./projection.ts";

/** More than that of one store are not looked at. */
export const mostRefused = 100_000;

/** Names of the items that a store refuses as they are: they are no difference to repair. */
export async function refusedItems(ledger: Ledger, target: string): Promise<ReadonlySet<string>> {
  return new Set((await listDeadLetters(ledger.db, target, mostRefused)).map(itemName));
}
