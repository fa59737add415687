import type { BucketSummary, HeldItem } from "#backends/sync/projection.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import type { FollowingExperimentStore } from "#backends/experiments/experiment-store.ts";
import { sortPoints } from "#backends/experiments/ledger-run.ts";
import { runsCollection } from "#backends/experiments/read-ledger-runs.ts";
import { createMlflowClient, type MlflowClient } from "./mlflow-client.ts";
import { ensureExperiment, findExperiments } from "./mlflow-experiments.ts";
import {
  allOurs,
  findRuns,
  inBucket,
  readPoints,
  searchRuns,
  summaryOfHeld,
  type HeldRun,
} from "./mlflow-runs.ts";
import { deleteRun, replaceRun, type Replacement } from "./replace-run.ts";

/**
 * Experiments at an MLflow 3 server, over its REST API. `url`: such as `http://127.0.0.1:5000`. Nothing is remembered between two
 * calls: whatever happens to the server behind our back is seen at the next one.
 */
export function openMlflowExperimentStore({ url }: { url: string }): FollowingExperimentStore {
  const client = createMlflowClient(url);
  return {
    engine: client.engine,
    listExperiments: () => listExperiments(client),
    async listRuns({ experiment, limit }) {
      const names = namesOf(await findExperiments(client));
      const wanted = [...names].filter(([, name]) => experiment === undefined || name === experiment);
      const runs = searchRuns(client, { experimentIds: wanted.map(([id]) => id), filter: allOurs, limit });
      return (await Array.fromAsync(runs)).map((held) =>
        summaryOfHeld(held, names.get(held.experimentId) ?? ""),
      );
    },
    readRun: (id) => readRun(client, id),
    replace: (runs, options = {}) => replaceRuns(client, runs, options),
    summarize: () => summarize(client),
    list: (bucket) => list(client, bucket),
    async clear() {
      for (const held of await allRuns(client)) await deleteRun(client, held.mlflowId);
    },
    close: async () => undefined,
  };
}

function namesOf(ids: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...ids].map(([name, id]) => [id, name]));
}

async function allRuns(client: MlflowClient, filter = allOurs): Promise<HeldRun[]> {
  const ids = await findExperiments(client);
  return Array.fromAsync(searchRuns(client, { experimentIds: [...ids.values()], filter }));
}

async function listExperiments(client: MlflowClient) {
  const ids = await findExperiments(client);
  const byId = Map.groupBy(await allRuns(client), (held) => held.experimentId);
  return [...ids]
    .map(([name, id]) => {
      const newest = Math.max(...(byId.get(id) ?? []).map((held) => held.startedAt));
      return {
        name,
        runs: byId.get(id)?.length ?? 0,
        newest: Number.isFinite(newest) ? new Date(newest).toISOString() : null,
      };
    })
    .filter(({ runs }) => runs > 0)
    .toSorted((one, other) => (other.newest ?? "").localeCompare(one.newest ?? ""));
}

async function readRun(client: MlflowClient, id: string) {
  const names = namesOf(await findExperiments(client));
  const [held] = await findRuns(client, [...names.keys()], id);
  if (held === undefined) return undefined;
  const { metrics: _latest, ...summary } = summaryOfHeld(held, names.get(held.experimentId) ?? "");
  const points = [];
  for (const { key } of held.latest) {
    for (const { step, value, timestamp } of await readPoints(client, held.mlflowId, key))
      points.push({ name: key, step, value, at: new Date(timestamp).toISOString() });
  }
  return { ...summary, points: sortPoints(points) };
}

async function replaceRuns(
  client: MlflowClient,
  runs: readonly Replacement[],
  { force = false, signal }: { force?: boolean; signal?: AbortSignal },
): Promise<void> {
  const known = await findExperiments(client);
  for (const replacement of runs) {
    signal?.throwIfAborted();
    const held = await findRuns(client, [...known.values()], replacement.id);
    await replaceRun(client, held, replacement, {
      force,
      experimentOf: (name) => ensureExperiment(client, known, name),
    });
  }
}

async function summarize(client: MlflowClient): Promise<BucketSummary[]> {
  const byBucket = Map.groupBy(await allRuns(client), (held) => bucketOf(runsCollection, held.id));
  return [...byBucket].map(([bucket, runs]) => ({
    bucket,
    count: runs.length,
    digest: runs.reduce((sum, held) => sum + stampOf(runsCollection, held.id, held.version), 0),
  }));
}

async function list(client: MlflowClient, bucket: number): Promise<HeldItem[]> {
  const runs = await allRuns(client, inBucket(bucket));
  return [...Map.groupBy(runs, (held) => held.id)].map(([key, same]) => ({
    collection: runsCollection,
    key,
    // One that stands there twice has no version that is right, so it is put right.
    version: same.length === 1 ? (same[0]?.version ?? 0) : -1,
  }));
}
