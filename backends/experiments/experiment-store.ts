import type { ExperimentRun } from "#domain/experiment.ts";
import type { BucketSummary, HeldItem } from "#backends/sync/projection.ts";

export type RunSummary = Omit<ExperimentRun, "points"> & {
  /** The last value of each metric. */
  metrics: Record<string, number>;
};

/** Experiments and their runs. Adapters: the ledger itself (nothing to copy), MLflow. Throws `unavailable` when it cannot be reached. */
export interface ExperimentStore {
  readonly engine: string;
  listExperiments(): Promise<{ name: string; runs: number; newest: string | null }[]>;
  /** Newest first. */
  listRuns(query: { experiment?: string; limit: number }): Promise<RunSummary[]>;
  /** With every point; undefined when there is no such run. */
  readRun(id: string): Promise<ExperimentRun | undefined>;
  close(): Promise<void>;
}

/** An experiment store that holds a copy, and so follows the ledger. */
export interface FollowingExperimentStore extends ExperimentStore {
  /**
   * Adds what is not there yet: a run's params and tags, points it has not, its end. Also tombstones (run absent). Points that
   * the ledger has thinned away since stay. Throws `invalid-input` for a run that it will never take as it is.
   */
  replace(
    runs: readonly { id: string; version: number; run?: ExperimentRun }[],
    options?: { force?: boolean; signal?: AbortSignal },
  ): Promise<void>;
  summarize(): Promise<BucketSummary[]>;
  list(bucket: number): Promise<HeldItem[]>;
  clear(): Promise<void>;
}
