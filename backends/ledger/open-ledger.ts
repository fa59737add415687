import type { Ledger } from "./ledger.ts";
import { openPgliteLedger } from "./open-pglite-ledger.ts";
import { openPostgresLedger } from "./open-postgres-ledger.ts";

/** Opens the ledger with its migrations applied: the Postgres server of `url`, else PGlite in `folder`, else in memory. */
export function openLedger({
  url,
  folder,
}: { url?: string | undefined; folder?: string | undefined } = {}): Promise<Ledger> {
  return url === undefined ? openPgliteLedger({ folder }) : openPostgresLedger({ url });
}
