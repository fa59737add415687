import type { ExperimentStore } from "#backends/experiments/experiment-store.ts";
import type { CypherStore, GraphStore } from "#backends/graph/graph-store.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { Models } from "#backends/models/models.ts";
import type { Sync } from "#backends/sync/start-sync.ts";
import type { TrainingExecutor } from "#backends/training/training.ts";
import type { Warehouse } from "#backends/warehouse/warehouse.ts";
import type { Answers } from "#retrieval/answer/open-answers.ts";
import type { Retrieval } from "#retrieval/retrieval.ts";

/** What tools and job handlers work on; put together once, by `server/`. */
export type Platform = {
  ledger: Ledger;
  models: Models;
  /** The knowledge graph; only Neo4j takes Cypher. */
  graph: GraphStore & Partial<CypherStore>;
  /** Analytics over the newest version of every dataset; it follows the ledger. */
  warehouse: Warehouse;
  /** The stores that follow the ledger, and how far. */
  sync: Sync;
  /** Trainings and evaluations as runs: the ledger's own, or MLflow's copy of them. */
  experiments: ExperimentStore;
  /** Finds passages of the collections, by several pipelines. */
  retrieval: Retrieval;
  /** Answers from what was found, in the documents' words or a model's. */
  answers: Answers;
  training: TrainingExecutor;
  /** The GGUF file of a local base model; throws `unavailable` when its weights are not here. */
  modelFile(address: string): Promise<string>;
  /** Facts about this machine and the versions in use, for provenance. */
  machine: { cores: number; memory_mb: number; platform: string };
  versions: Record<string, string>;
  /** The home folder; files live under it. */
  home: string;
  now(): Date;
  newId(prefix: string): string;
};
