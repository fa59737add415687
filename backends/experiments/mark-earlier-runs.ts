import { sql } from "drizzle-orm";
import { experimentalKinds } from "#backends/jobs/experiment-of-job.ts";
import { markChanged } from "#backends/ledger/changes.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { storableJson } from "#backends/ledger/schema/json-column.ts";
import { selectRows } from "#backends/ledger/select-rows.ts";
import { runsCollection } from "./read-ledger-runs.ts";

/** Tells the stores that follow experiments of runs that a ledger kept before it noted changes; returns how many. */
export function markEarlierRuns(ledger: Ledger, now: () => Date): Promise<number> {
  return ledger.transaction(async (transaction) => {
    const unmarked = await selectRows<{ id: string }>(
      transaction,
      sql`select id from (
            select id from jobs where started_at is not null
              and kind in (select jsonb_array_elements_text(${storableJson(experimentalKinds)}::jsonb))
            union all select id from evaluations
          ) as runs
          where not exists (select from changes where collection = ${runsCollection} and key = runs.id)`,
    );
    const ids = unmarked.map(({ id }) => id);
    await markChanged(transaction, runsCollection, ids, now().toISOString());
    return ids.length;
  });
}
