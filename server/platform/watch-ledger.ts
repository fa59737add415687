import { Failure } from "#domain/failure.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { countAudit } from "#backends/ledger/audit.ts";

export type LedgerWatch = { failure(): Failure | undefined; close(): void };

const everyMilliseconds = 5000;

/** Looks at the ledger now and then, so that the services page tells the truth; `onLost` once when it has stopped for good. */
export function watchLedger(ledger: Ledger, onLost: (failure: Failure) => void): LedgerWatch {
  let failure: Failure | undefined;
  const look = async (): Promise<void> => {
    const before = failure;
    failure = await answers(ledger);
    // An embedded ledger that refuses twice in a row does not come back in this process; a server may.
    if (failure !== undefined && before !== undefined && ledger.kind === "pglite") {
      clearInterval(timer);
      onLost(failure);
    }
  };
  const timer = setInterval(() => void look(), everyMilliseconds);
  return { failure: () => failure, close: () => clearInterval(timer) };
}

async function answers(ledger: Ledger): Promise<Failure | undefined> {
  try {
    await countAudit(ledger.db);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    return new Failure("unavailable", "The ledger does not answer", {
      hint: "See the server's log.",
      cause: error,
    });
  }
}
