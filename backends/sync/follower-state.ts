import type { Failure } from "#domain/failure.ts";
import { beforeAllChanges } from "#backends/ledger/changes.ts";
import { countDeadLetters, forgetDeadLetters, keepDeadLetters } from "#backends/ledger/dead-letters.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openSyncTarget, updateSyncTarget, type SyncTarget } from "#backends/ledger/sync-targets.ts";
import { itemName, type ProjectedItem, type Projection, type RefusedItem } from "./projection.ts";
import type { ItemSource } from "./read-items.ts";

export type FollowOptions = {
  ledger: Ledger;
  sources: readonly ItemSource[];
  projection: Projection;
  now(): Date;
  onBug(error: unknown): string;
  /** How often ledger and store are compared, at most. */
  compareEveryMilliseconds?: number;
  /** How soon what the store refused comes again; after each refusal twice as late. */
  retryRefusedMilliseconds?: number;
};

/** What a follower knows of its store. `standing` stands in the ledger too; the rest is of this process. */
export type FollowerState = FollowOptions & {
  target: string;
  standing: SyncTarget;
  /** Why the store does not follow now, and since when. */
  trouble: { failure: Failure; since: string } | undefined;
  applied: number;
  deadLetters: number;
  batchSize: number;
  /** When the next comparison is due, and when it may come at the earliest because something was applied; by `performance.now()`. */
  nextComparison: number;
  soonestComparison: number;
  /** When what was refused comes again with a comparison, and how long after that if it is refused again. */
  nextRetry: number;
  retryPause: number;
  /** `applied` when last compared. */
  appliedWhenCompared: number;
  wanted: { rebuild: boolean; compare: boolean };
};

const firstRetryPause = 60_000;

export async function openFollowerState(options: FollowOptions): Promise<FollowerState> {
  const { ledger, projection } = options;
  const target = `${projection.store}: ${projection.engine}`;
  const state: FollowerState = {
    ...options,
    target,
    standing: await ledger.transaction((transaction) =>
      openSyncTarget(transaction, target, projection.store),
    ),
    trouble: undefined,
    applied: 0,
    deadLetters: await countDeadLetters(ledger.db, target),
    batchSize: projection.batchSize,
    nextComparison: 0,
    soonestComparison: 0,
    nextRetry: 0,
    retryPause: options.retryRefusedMilliseconds ?? firstRetryPause,
    appliedWhenCompared: 0,
    wanted: { rebuild: false, compare: false },
  };
  if (projection.isVolatile === true) await note(state, { cursor: beforeAllChanges });
  return state;
}

/** Writes down how far the store is. */
export async function note(state: FollowerState, changes: Partial<SyncTarget>): Promise<void> {
  await state.ledger.transaction((transaction) => updateSyncTarget(transaction, state.target, changes));
  state.standing = { ...state.standing, ...changes };
}

/** Keeps what the store refused, and why. */
export async function keepRefused(
  state: FollowerState,
  refused: readonly RefusedItem[],
  items: readonly ProjectedItem[],
): Promise<void> {
  if (refused.length === 0) return;
  if (state.deadLetters === 0) {
    state.retryPause = state.retryRefusedMilliseconds ?? firstRetryPause;
    state.nextRetry = performance.now() + state.retryPause;
  }
  const at = state.now().toISOString();
  const versions = new Map(items.map((item) => [itemName(item), item.version]));
  const letters = refused.map((item) => ({ ...item, version: versions.get(itemName(item)) ?? 0, at }));
  await state.ledger.transaction((transaction) => keepDeadLetters(transaction, state.target, letters));
  state.deadLetters = await countDeadLetters(state.ledger.db, state.target);
}

/** Forgets what the store refused of these items, or of all: they come again. */
export async function forgetRefused(
  state: FollowerState,
  items?: readonly Pick<ProjectedItem, "collection" | "key">[],
): Promise<void> {
  if (state.deadLetters === 0) return;
  await state.ledger.transaction((transaction) => forgetDeadLetters(transaction, state.target, items));
  state.deadLetters = await countDeadLetters(state.ledger.db, state.target);
}
