import type { StoreName, StoreStatus } from "#domain/store.ts";

/** What happened to one store between two looks at it. */
export type Movement = {
  isMoving: boolean;
  /** Changes applied a second. */
  rate: number;
};

export const atRest: Movement = { isMoving: false, rate: 0 };

type Seen = Pick<StoreStatus, "applied" | "lag_records">;

/** A count that fell is that of a server started anew: it begins from nothing. */
export function movementBetween(before: Seen, after: Seen, seconds: number): Movement {
  const applied = after.applied < before.applied ? after.applied : after.applied - before.applied;
  return {
    isMoving: applied > 0 || after.lag_records !== before.lag_records,
    rate: seconds > 0 ? applied / seconds : 0,
  };
}

/** How many of the ledger's items a store has taken over by now; what it holds is counted only when both are compared. */
export const takenOver = ({ expected, lag_records }: Pick<StoreStatus, "expected" | "lag_records">) =>
  Math.max(0, expected - lag_records);

export type Movements = Partial<Record<StoreName, Movement>>;

/** Of every store seen both times. */
export function movementsBetween(
  before: readonly StoreStatus[],
  after: readonly StoreStatus[],
  seconds: number,
): Movements {
  return Object.fromEntries(
    after.flatMap((store) => {
      const earlier = before.find((item) => item.store === store.store);
      return earlier === undefined ? [] : [[store.store, movementBetween(earlier, store, seconds)]];
    }),
  );
}

export type Look = { stores: StoreStatus[]; at: number };

/** Stores take what changed in batches: over a shorter time than this, one that is busy would seem to rest. */
const windowMs = 5000;

/** The looks that the present one is held against: those of the last seconds, and at least the last one, however long ago. */
export function recentLooks(looks: readonly Look[], at: number): Look[] {
  const recent = looks.filter((look) => at - look.at <= windowMs);
  return recent.length > 0 ? recent : looks.slice(-1);
}
