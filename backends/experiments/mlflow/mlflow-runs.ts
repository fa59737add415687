import { z } from "zod";
import type { ExperimentRun } from "#domain/experiment.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import { runsCollection } from "#backends/experiments/read-ledger-runs.ts";
import type { RunSummary } from "#backends/experiments/experiment-store.ts";
import type { MlflowClient } from "./mlflow-client.ts";

const text = z.object({ key: z.string(), value: z.string().default("") });
const metric = z.object({
  key: z.string(),
  // A number that JSON does not have comes as text.
  value: z.union([z.number(), z.string().transform(Number)]).default(0),
  timestamp: z.number().default(0),
  step: z.number().default(0),
});
export type MlflowMetric = z.output<typeof metric>;

const run = z.object({
  info: z.object({
    run_id: z.string(),
    experiment_id: z.string(),
    run_name: z.string().default(""),
    status: z.string(),
    start_time: z.number().default(0),
    end_time: z.number().optional(),
  }),
  data: z
    .object({
      metrics: z.array(metric).default([]),
      params: z.array(text).default([]),
      tags: z.array(text).default([]),
    })
    .prefault({}),
});
const page = z.object({ runs: z.array(run).default([]), next_page_token: z.string().optional() });

/** A run as MLflow has it. */
export type HeldRun = {
  /** MLflow's own id. */
  mlflowId: string;
  experimentId: string;
  /** The ledger's id. */
  id: string;
  /** 0 while its first writing is not complete. */
  version: number;
  name: string;
  status: string;
  params: Record<string, string>;
  tags: Record<string, string>;
  /** The newest point of each metric. */
  latest: MlflowMetric[];
  startedAt: number;
  endedAt: number | undefined;
};

export const bookkeeping = {
  run: "lathe.run_id",
  version: "lathe.version",
  bucket: "lathe.bucket",
  stamp: "lathe.stamp",
  points: "lathe.points",
} as const;

/** What every run of ours carries, so that ledger and server can be compared without reading runs whole. */
export function bookkeepingTags(id: string, version: number): { key: string; value: string }[] {
  return [
    { key: bookkeeping.run, value: id },
    { key: bookkeeping.version, value: String(version) },
    { key: bookkeeping.bucket, value: String(bucketOf(runsCollection, id)) },
    { key: bookkeeping.stamp, value: String(stampOf(runsCollection, id, version)) },
  ];
}

export const allOurs = `tags.\`${bookkeeping.run}\` != ''`;

export function inBucket(bucket: number): string {
  return `tags.\`${bookkeeping.bucket}\` = '${bucket}'`;
}

/** What stands there of one run of the ledger. */
export async function findRuns(
  client: MlflowClient,
  experimentIds: readonly string[],
  id: string,
): Promise<HeldRun[]> {
  // A filter has no escape within its quotes: an odd id is looked for among all of its bucket.
  const filter = /^[\w.:@/-]+$/.test(id)
    ? `tags.\`${bookkeeping.run}\` = '${id}'`
    : inBucket(bucketOf(runsCollection, id));
  const found = await Array.fromAsync(searchRuns(client, { experimentIds, filter }));
  return found.filter((held) => held.id === id);
}

/** Our runs that are not deleted, newest first, page after page. */
export async function* searchRuns(
  client: MlflowClient,
  query: { experimentIds: readonly string[]; filter: string; limit?: number },
): AsyncGenerator<HeldRun> {
  if (query.experimentIds.length === 0) return;
  let left = query.limit ?? Number.POSITIVE_INFINITY;
  let token: string | undefined;
  do {
    const body = {
      experiment_ids: query.experimentIds,
      filter: query.filter,
      run_view_type: "ACTIVE_ONLY",
      max_results: Math.min(1000, left),
      order_by: ["attributes.start_time DESC"],
      ...(token === undefined ? {} : { page_token: token }),
    };
    const answer = await client.post("runs/search", body, page);
    for (const item of answer.runs) yield heldRunOf(item);
    left -= answer.runs.length;
    token = answer.next_page_token;
  } while (token !== undefined && token !== "" && left > 0);
}

function heldRunOf({ info, data }: z.output<typeof run>): HeldRun {
  const tags = Object.fromEntries(data.tags.map(({ key, value }) => [key, value]));
  return {
    mlflowId: info.run_id,
    experimentId: info.experiment_id,
    id: tags[bookkeeping.run] ?? "",
    version: Number(tags[bookkeeping.version] ?? 0),
    name: info.run_name,
    status: info.status,
    params: Object.fromEntries(data.params.map(({ key, value }) => [key, value])),
    tags,
    latest: data.metrics,
    startedAt: info.start_time,
    endedAt: info.end_time,
  };
}

export const statusOf = {
  running: "RUNNING",
  finished: "FINISHED",
  failed: "FAILED",
  cancelled: "KILLED",
} as const;

const stateOf: Readonly<Record<string, ExperimentRun["state"]>> = {
  FINISHED: "finished",
  FAILED: "failed",
  KILLED: "cancelled",
};

/** `experiment`: the name of the one it is in. */
export function summaryOfHeld(held: HeldRun, experiment: string): RunSummary {
  // SCHEDULED is what MLflow calls a run before its first start.
  const state = stateOf[held.status] ?? "running";
  const isOver = state !== "running" && held.endedAt !== undefined;
  return {
    id: held.id,
    experiment,
    name: held.name,
    state,
    params: held.params,
    tags: Object.fromEntries(
      Object.entries(held.tags).filter(([key]) => !key.startsWith("lathe.") && !key.startsWith("mlflow.")),
    ),
    metrics: Object.fromEntries(held.latest.map(({ key, value }) => [key, value])),
    started_at: new Date(held.startedAt).toISOString(),
    finished_at: isOver ? new Date(held.endedAt ?? 0).toISOString() : null,
  };
}

/** Every point of one metric, in the order they were logged. */
export async function readPoints(
  client: MlflowClient,
  mlflowId: string,
  key: string,
): Promise<MlflowMetric[]> {
  const answer = z.object({ metrics: z.array(metric).default([]), next_page_token: z.string().optional() });
  const points: MlflowMetric[] = [];
  let token: string | undefined;
  do {
    const query = {
      run_id: mlflowId,
      metric_key: key,
      max_results: "10000",
      ...(token === undefined ? {} : { page_token: token }),
    };
    const { metrics, next_page_token } = await client.get("metrics/get-history", query, answer);
    points.push(...metrics);
    token = next_page_token;
  } while (token !== undefined && token !== "");
  return points;
}
