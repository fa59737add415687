import { Failure } from "#domain/failure.ts";
import type { StoreName, StoreStatus } from "#domain/store.ts";
import { summarizeCollections } from "#backends/ledger/changes.ts";
import { followStore, type Follower } from "./follow-store.ts";
import type { FollowOptions } from "./follower-state.ts";
import type { Projection } from "./projection.ts";
import { storeStatus } from "./store-status.ts";

/** All stores that follow the ledger. */
export interface Sync {
  status(): Promise<StoreStatus[]>;
  /** Empties a store and fills it again; everything else goes on meanwhile. Throws `not-found` for a store that copies nothing. */
  rebuild(store: StoreName): Promise<void>;
  compare(store: StoreName): void;
  close(): Promise<void>;
}

/** Starts a follower for each store; one that is down waits for itself alone. */
export async function startSync(
  projections: readonly Projection[],
  options: Omit<FollowOptions, "projection">,
): Promise<Sync> {
  const followers: Follower[] = [];
  for (const projection of projections) followers.push(await followStore({ ...options, projection }));
  const named = (store: StoreName): Follower => {
    const follower = followers.find((one) => one.state.projection.store === store);
    if (follower) return follower;
    throw new Failure("not-found", `The store ${store} holds no copy here: it reads the ledger itself.`, {
      hint: `Stores that follow the ledger: ${followers.map((one) => one.state.projection.store).join(", ")}.`,
    });
  };
  return {
    async status() {
      // Once for all stores: it looks at every change of the ledger.
      const summary = await summarizeCollections(options.ledger.db);
      return Promise.all(followers.map((follower) => storeStatus(follower.state, summary)));
    },
    rebuild: (store) => named(store).rebuild(),
    compare: (store) => named(store).compare(),
    async close() {
      await Promise.all(followers.map((follower) => follower.close()));
    },
  };
}
