import { beforeAllChanges, readChanges } from "#backends/ledger/changes.ts";
import { applyApart } from "./apply-apart.ts";
import { compareStore } from "./compare-store.ts";
import { forgetRefused, keepRefused, note, type FollowerState } from "./follower-state.ts";
import { readItems } from "./read-items.ts";
import { refusedItems } from "./refused-items.ts";

const shortly = 1000;

/** Does what is due for a store: a rebuild asked for, else the next changes, else a comparison. False when nothing was. */
export async function followTurn(state: FollowerState, signal: AbortSignal): Promise<boolean> {
  if (state.wanted.rebuild) {
    await emptyStore(state);
    return true;
  }
  if (await applyNext(state, signal)) return true;
  if (!state.wanted.compare && performance.now() < state.nextComparison) return false;
  await compareNow(state, signal);
  return true;
}

async function emptyStore(state: FollowerState): Promise<void> {
  await note(state, { rebuilding: true, cursor: beforeAllChanges });
  await state.projection.clear();
  await forgetRefused(state);
  state.wanted = { rebuild: false, compare: true };
}

/** One batch of changes; false when the store has seen them all. */
async function applyNext(state: FollowerState, signal: AbortSignal): Promise<boolean> {
  const { ledger, projection, sources } = state;
  const changes = await readChanges(ledger.db, state.standing.cursor, state.batchSize);
  const last = changes.at(-1);
  if (last === undefined) return false;
  const followed = changes.filter((change) => projection.follows(change.collection));
  const items = await readItems(ledger.db, sources, followed);
  await forgetRefused(state, items);
  const refused = await applyApart(projection, items, { signal });
  await keepRefused(state, refused, items);
  await note(state, { cursor: last.cursor });
  state.applied += items.length - refused.length;
  return true;
}

async function compareNow(state: FollowerState, signal: AbortSignal): Promise<void> {
  const { ledger, sources, projection, target, standing } = state;
  state.wanted.compare = false;
  const started = performance.now();
  const found = await compareStore({
    ledger,
    sources,
    projection,
    cursor: standing.cursor,
    refused: await refusedItems(ledger, target),
    signal,
  });
  await keepRefused(state, found.refused, []);
  state.applied += found.repaired;
  const at = state.now().toISOString();
  await note(state, {
    rebuilding: false,
    held: found.held,
    store_digest: found.digest,
    compared_at: at,
    ...(found.repaired > 0 ? { repaired: found.repaired, repaired_at: at } : {}),
  });
  // Of a large store a comparison takes long, and comes less often; a repair is looked at again soon.
  const pause = Math.max(state.compareEveryMilliseconds ?? 30_000, 20 * (performance.now() - started));
  state.nextComparison = performance.now() + (found.repaired > 0 ? shortly : pause);
}
