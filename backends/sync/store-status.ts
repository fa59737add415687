import type { StoreStatus } from "#domain/store.ts";
import { listDeadLetters } from "#backends/ledger/dead-letters.ts";
import { measureBehind, type summarizeCollections } from "#backends/ledger/changes.ts";
import { digestOf } from "./compare-store.ts";
import type { FollowerState } from "./follower-state.ts";

/** How a store stands against the ledger now, whose `summary` it is. What the store itself holds is as of the last comparison. */
export async function storeStatus(
  state: Readonly<FollowerState>,
  summary: Awaited<ReturnType<typeof summarizeCollections>>,
): Promise<StoreStatus> {
  const { ledger, projection, standing, trouble } = state;
  const collections = summary.filter(({ collection }) => projection.follows(collection));
  const names = collections.map(({ collection }) => collection);
  const behind = await measureBehind(ledger.db, names, standing.cursor);
  return {
    store: projection.store,
    engine: projection.engine,
    state: stateOf(state, behind.count),
    lag_records: behind.count,
    lag_seconds:
      behind.oldest === null ? 0 : Math.max(0, (state.now().getTime() - Date.parse(behind.oldest)) / 1000),
    expected: collections.reduce((sum, { count }) => sum + count, 0),
    held: standing.held,
    digest: { ledger: digestOf(collections), store: standing.store_digest },
    collections: collections.map(({ collection, count }) => ({ collection, expected: count })),
    applied: state.applied,
    dead_letters: state.deadLetters,
    refused: await latestRefused(state),
    compared_at: standing.compared_at,
    repaired_at: standing.repaired_at,
    repaired: standing.repaired,
    error:
      trouble === undefined
        ? null
        : {
            message: trouble.failure.message,
            since: trouble.since,
            ...(trouble.failure.hint === undefined ? {} : { hint: trouble.failure.hint }),
          },
  };
}

const mostShown = 20;

async function latestRefused({
  ledger,
  target,
  deadLetters,
}: Readonly<FollowerState>): Promise<StoreStatus["refused"]> {
  if (deadLetters === 0) return [];
  const letters = await listDeadLetters(ledger.db, target, mostShown);
  return letters.map(({ collection, key, reason, at }) => ({ collection, key, reason, at }));
}

function stateOf({ trouble, standing }: Readonly<FollowerState>, behind: number): StoreStatus["state"] {
  if (trouble !== undefined) return "down";
  if (standing.rebuilding) return "rebuilding";
  return behind > 0 ? "behind" : "current";
}
