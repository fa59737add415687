import type { Ledger, Transaction } from "#backends/ledger/ledger.ts";
import { isAbortedBy } from "./abort-reason.ts";
import { endJob, failAttempt, toErrorBody, type OnEnded } from "./end-job.ts";
import type { JobDefinition } from "./job-definition.ts";
import { isLostLease, requireLease, returnLease, type Lease } from "./job-lease.ts";
import type { JobRow } from "./to-job.ts";

type Finish = (transaction: Transaction) => Promise<unknown>;
export type Outcome = { type: "done"; finish: Finish } | { type: "failed"; error: unknown };

export type Settlement = {
  ledger: Ledger;
  now: () => Date;
  retryPauseMs: number;
  onEnded: OnEnded;
  logError: (error: unknown, job?: { id: string; trace_id: string }) => void;
  definition: Pick<JobDefinition<never>, "output">;
  row: JobRow;
  lease: Lease;
  reported: Pick<JobRow, "progress" | "metrics" | "log" | "artifacts">;
  signal: AbortSignal;
};

/** Writes what became of a job's run, with its effects, in one transaction under its lease. */
export async function settleJob(settlement: Settlement, outcome: Outcome): Promise<void> {
  // Work that is done counts, even if it was to be stopped meanwhile.
  if (outcome.type === "failed") return settleFailure(settlement, outcome.error);
  try {
    await finishJob(settlement, outcome.finish);
  } catch (error) {
    if (isLostLease(error)) throw error;
    await settleFailure(settlement, error);
  }
}

function finishJob(
  { ledger, now, definition, lease, reported, onEnded }: Settlement,
  finish: Finish,
): Promise<void> {
  return ledger.transaction(async (transaction) => {
    await requireLease(transaction, lease);
    const result = definition.output.parse(await finish(transaction)) as Record<string, unknown>;
    await endJob(
      transaction,
      lease,
      { ...reported, state: "succeeded", result, error: null },
      now().toISOString(),
      onEnded,
    );
  });
}

async function settleFailure(settlement: Settlement, error: unknown): Promise<void> {
  const { ledger, now, row, lease, reported, signal, retryPauseMs, onEnded } = settlement;
  const at = now();
  if (isAbortedBy(signal, "stopping")) {
    return ledger.transaction((transaction) => returnLease(transaction, lease, at.toISOString()));
  }
  if (isAbortedBy(signal, "cancelled")) {
    return ledger.transaction((transaction) =>
      // Its error says who asked for that, since it was asked.
      endJob(transaction, lease, { ...reported, state: "cancelled" }, at.toISOString(), onEnded),
    );
  }
  if (signal.aborted) return;
  const body = toErrorBody(error, row.trace_id);
  if (body.code === "internal") settlement.logError(error, row);
  await ledger.transaction((transaction) =>
    failAttempt(transaction, lease, row, { error: body, reported, now: at, retryPauseMs, onEnded }),
  );
}
