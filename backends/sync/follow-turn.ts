import { beforeAllChanges, readChanges, type Change } from "#backends/ledger/changes.ts";
import { listDeadLetters } from "#backends/ledger/dead-letters.ts";
import { applyApart } from "./apply-apart.ts";
import { compareStore } from "./compare-store.ts";
import { forgetRefused, keepRefused, note, type FollowerState } from "./follower-state.ts";
import { readItems } from "./read-items.ts";
import { itemName, type RefusedItem } from "./projection.ts";
import { mostRefused, refusedItems } from "./refused-items.ts";

const readAtOnce = 1000;
const shortly = 1000;
const usualPause = 30_000;
/** After changes were applied: what is shown as held is then soon what is held. */
const pauseAfterChanges = 5_000;
/** A comparison of a large store takes long, and comes less often: it takes at most a twentieth of the time. */
const timesItsDuration = 20;
const longestRetryPause = 3_600_000;

/** Does what is due for a store: a rebuild asked for, else the next changes, else a comparison. False when nothing was. */
export async function followTurn(state: FollowerState, signal: AbortSignal): Promise<boolean> {
  if (state.wanted.rebuild) {
    await emptyStore(state);
    return true;
  }
  if (await applyNext(state, signal)) return true;
  if (!isComparisonDue(state)) return false;
  await compareNow(state, signal);
  return true;
}

function isComparisonDue(state: FollowerState): boolean {
  const now = performance.now();
  const hasApplied = state.applied !== state.appliedWhenCompared;
  return (
    state.wanted.compare || now >= state.nextComparison || (hasApplied && now >= state.soonestComparison)
  );
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
  const changes = await readChanges(ledger.db, state.standing.cursor, readAtOnce);
  const { followed, last } = nextBatch(changes, state);
  if (last === undefined) return false;
  const items = await readItems(ledger.db, sources, followed);
  await forgetRefused(state, items);
  const refused = await applyApart(projection, items, { signal });
  await keepRefused(state, refused, items);
  await note(state, { cursor: last.cursor });
  state.applied += items.length - refused.length;
  return true;
}

/** Changes of collections that the store does not follow are passed over, and do not fill its batch. */
function nextBatch(
  changes: readonly Change[],
  { projection, batchSize }: FollowerState,
): { followed: Change[]; last: Change | undefined } {
  const followed: Change[] = [];
  let last: Change | undefined;
  for (const change of changes) {
    if (followed.length >= batchSize) break;
    last = change;
    if (projection.follows(change.collection)) followed.push(change);
  }
  return { followed, last };
}

async function compareNow(state: FollowerState, signal: AbortSignal): Promise<void> {
  const { ledger, sources, projection, target, standing } = state;
  state.wanted.compare = false;
  const started = performance.now();
  const held = await refusedItems(ledger, target);
  // Left out of what is known to be refused, they are differences like others, and are sent again.
  const isRetry = held.size > 0 && started >= state.nextRetry;
  const found = await compareStore({
    ledger,
    sources,
    projection,
    cursor: standing.cursor,
    refused: isRetry ? new Set() : held,
    signal,
  });
  await keepRefused(state, found.refused, []);
  if (isRetry) await noteRetry(state, found.refused);
  state.applied += found.repaired;
  const at = state.now().toISOString();
  await note(state, {
    rebuilding: false,
    held: found.held,
    store_digest: found.digest,
    compared_at: at,
    ...(found.repaired > 0 ? { repaired: found.repaired, repaired_at: at } : {}),
  });
  const took = performance.now() - started;
  const pause = Math.max(state.compareEveryMilliseconds ?? usualPause, timesItsDuration * took);
  const isMended = found.repaired > 0;
  state.appliedWhenCompared = state.applied;
  // What was repaired is looked at again soon.
  state.nextComparison = performance.now() + (isMended ? shortly : pause);
  state.soonestComparison =
    performance.now() + Math.min(pause, Math.max(pauseAfterChanges, timesItsDuration * took));
}

/** Forgets what was taken this time; the rest comes again twice as late. */
async function noteRetry(state: FollowerState, refused: readonly RefusedItem[]): Promise<void> {
  const again = new Set(refused.map(itemName));
  const letters = await listDeadLetters(state.ledger.db, state.target, mostRefused);
  await forgetRefused(
    state,
    letters.filter((letter) => !again.has(itemName(letter))),
  );
  state.nextRetry = performance.now() + state.retryPause;
  state.retryPause = Math.min(longestRetryPause, state.retryPause * 2);
}
