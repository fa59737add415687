import { experimentRun } from "#domain/experiment.ts";
import type { Projection } from "#backends/sync/projection.ts";
import type { FollowingExperimentStore } from "./experiment-store.ts";
import { runsCollection } from "./read-ledger-runs.ts";

/** An experiment tracker as a store that follows the ledger's runs. */
export function experimentsProjection(store: FollowingExperimentStore): Projection {
  return {
    store: "experiments",
    engine: store.engine,
    // A tracker takes a few requests a second, and each run is several of them.
    batchSize: 32,
    follows: (collection) => collection === runsCollection,
    async apply(items, options = {}) {
      const runs = items.map(({ key, version, data }) => ({
        id: key,
        version,
        ...(data === undefined ? {} : { run: experimentRun.parse(data) }),
      }));
      await store.replace(runs, options);
      return [];
    },
    summarize: store.summarize,
    list: store.list,
    clear: store.clear,
  };
}
