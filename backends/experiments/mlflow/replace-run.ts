import { z } from "zod";
import type { ExperimentPoint, ExperimentRun } from "#domain/experiment.ts";
import { Failure } from "#domain/failure.ts";
import { noAnswer, type MlflowClient } from "./mlflow-client.ts";
import { bookkeeping, bookkeepingTags, statusOf, type HeldRun } from "./mlflow-runs.ts";

export type Replacement = { id: string; version: number; run?: ExperimentRun };

/** What one request may hold: 1,000 of all, and 100 params or tags, of which some tags are our own. */
const most = { metrics: 800, params: 100, tags: 90 };
/** MLflow cuts longer values silently; then they would differ from ours for ever. */
const longestValue = 5_000;

/**
 * Makes a run at MLflow like the ledger's. `held`: what stands there for it; several when an earlier try was cut off after
 * MLflow had made the run and before we knew. The version goes with the last request, so a cut-off try is seen and repeated.
 */
export async function replaceRun(
  client: MlflowClient,
  held: readonly HeldRun[],
  { version, run }: Replacement,
  options: { force: boolean; experimentOf(name: string): Promise<string> },
): Promise<void> {
  const [first, ...doubles] = held.toSorted((one, other) => other.version - one.version);
  for (const double of doubles) await deleteRun(client, double.mlflowId);
  if (first !== undefined && !options.force && first.version >= version) return;
  if (run === undefined) {
    if (first !== undefined) await deleteRun(client, first.mlflowId);
    return;
  }
  const experimentId = await options.experimentOf(run.experiment);
  let standing = first;
  if (standing !== undefined && !canGoOn(standing, run, version, experimentId)) {
    await deleteRun(client, standing.mlflowId);
    standing = undefined;
  }
  const mlflowId = standing?.mlflowId ?? (await createRun(client, experimentId, run));
  await logRun(client, mlflowId, standing, run, version);
}

export async function deleteRun(client: MlflowClient, mlflowId: string): Promise<void> {
  await client.post("runs/delete", { run_id: mlflowId }, noAnswer).catch((error: unknown) => {
    // Already gone is what was wanted.
    if (!(error instanceof Failure && error.code === "not-found")) throw error;
  });
}

/** False when what stands there cannot become the run by adding to it: MLflow changes no param and takes back no point. */
function canGoOn(standing: HeldRun, run: ExperimentRun, version: number, experimentId: string): boolean {
  if (standing.version > version || standing.experimentId !== experimentId) return false;
  const params = new Map(textsOf(run.params).map(({ key, value }) => [key, value]));
  if (Object.entries(standing.params).some(([key, value]) => params.get(key) !== value)) return false;
  const last = lastSteps(run.points.map(({ name, step }) => ({ key: nameOf(name), step })));
  return standing.latest.every(({ key, step }) => step <= (last.get(key) ?? -1));
}

async function createRun(client: MlflowClient, experimentId: string, run: ExperimentRun): Promise<string> {
  const body = {
    experiment_id: experimentId,
    run_name: run.name.slice(0, 250),
    start_time: Date.parse(run.started_at),
    tags: bookkeepingTags(run.id, 0),
  };
  const answer = z.object({ run: z.object({ info: z.object({ run_id: z.string() }) }) });
  return (await client.post("runs/create", body, answer)).run.info.run_id;
}

async function logRun(
  client: MlflowClient,
  mlflowId: string,
  standing: HeldRun | undefined,
  run: ExperimentRun,
  version: number,
): Promise<void> {
  const metrics = chunksOf(newPoints(standing, run.points), most.metrics);
  const params = chunksOf(
    textsOf(run.params).filter(({ key }) => standing?.params[key] === undefined),
    most.params,
  );
  const tags = textsOf(run.tags).filter(({ key, value }) => standing?.tags[key] !== value);
  if (tags.length > most.tags)
    throw new Failure(
      "invalid-input",
      `The run ${run.id} has ${tags.length} tags; MLflow takes ${most.tags}`,
    );
  const requests = Array.from({ length: Math.max(1, metrics.length, params.length) }, (_, index) => ({
    run_id: mlflowId,
    metrics: metrics[index] ?? [],
    params: params[index] ?? [],
  }));
  for (const request of requests.slice(0, -1)) await client.post("runs/log-batch", request, noAnswer);
  await setStatus(client, mlflowId, standing, run);
  const own = [
    ...bookkeepingTags(run.id, version),
    { key: bookkeeping.points, value: String(run.points.length) },
  ];
  await client.post("runs/log-batch", { ...requests.at(-1), tags: [...tags, ...own] }, noAnswer);
}

/** Points after the last one there, metric by metric. */
function newPoints(standing: HeldRun | undefined, points: readonly ExperimentPoint[]) {
  const last = lastSteps(standing?.latest ?? []);
  return points
    .map(({ name, step, value, at }) => ({ key: nameOf(name), step, value, timestamp: Date.parse(at) }))
    .filter(({ key, step, value }) => Number.isFinite(value) && step > (last.get(key) ?? -1));
}

function lastSteps(points: readonly { key: string; step: number }[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { key, step } of points) last.set(key, Math.max(step, last.get(key) ?? -1));
  return last;
}

async function setStatus(
  client: MlflowClient,
  mlflowId: string,
  standing: HeldRun | undefined,
  run: ExperimentRun,
): Promise<void> {
  const status = statusOf[run.state];
  const end = run.finished_at === null ? undefined : Date.parse(run.finished_at);
  if (status === (standing?.status ?? "RUNNING") && (end === undefined || end === standing?.endedAt)) return;
  const body = { run_id: mlflowId, status, ...(end === undefined ? {} : { end_time: end }) };
  await client.post("runs/update", body, z.object({}));
}

function textsOf(values: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(values).map(([key, value]) => ({
    key: nameOf(key),
    value: value.length > longestValue ? `${value.slice(0, longestValue)}…` : value,
  }));
}

/** Names may hold letters, digits and `_-./: ` only. */
function nameOf(name: string): string {
  return name.replaceAll(/[^\w\-./: ]/g, "_").slice(0, 250);
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
