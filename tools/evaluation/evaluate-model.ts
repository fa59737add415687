import type { Evaluation, ItemResult, Suite, SuiteItem } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import type { Model } from "#domain/model.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import type { JobContext } from "#backends/jobs/job-definition.ts";
import {
  allItems,
  completeEvaluation,
  findComplete,
  getEvaluation,
  insertEvaluation,
  upsertItems,
  type PositionedResult,
} from "#backends/ledger/evaluations.ts";
import { runEvaluation } from "#evals/run/run-evaluation.ts";
import { summarizeMetrics } from "#evals/run/summarize-metrics.ts";
import type { Platform } from "#tools/platform.ts";

export type EvaluatedModel = { evaluation: Evaluation; items: ItemResult[] };

type Wanted = {
  /** Stable for the job, so that a later attempt finds what an earlier one stored. */
  id: string;
  suite: Suite;
  model: Model;
  maxItems?: number | undefined;
  /** Called with the number of items done of this evaluation. */
  onProgress(done: number): Promise<void>;
};

/**
 * Runs one suite on one model and stores every item; takes a stored complete evaluation of the same weights, items and
 * decoding instead of running it again.
 */
export async function evaluateModel(
  context: JobContext<unknown>,
  platform: Platform,
  wanted: Wanted,
): Promise<EvaluatedModel> {
  const suite =
    wanted.maxItems === undefined
      ? wanted.suite
      : { ...wanted.suite, items: spreadItems(wanted.suite.items, wanted.maxItems) };
  const modelDigest = wanted.model.digest ?? wanted.model.address;
  const known = {
    suite_digest: suite.digest,
    model_digest: modelDigest,
    ...(wanted.maxItems === undefined ? {} : { max_items: wanted.maxItems }),
  };
  const db = platform.ledger.db;
  const stored = wanted.model.digest === null ? undefined : await findComplete(db, known);
  if (stored) {
    await wanted.onProgress(suite.items.length);
    return { evaluation: underAddress(stored, wanted.model), items: await allItems(db, stored.id) };
  }
  const started = context.now().toISOString();
  const begun = await getEvaluation(db, wanted.id);
  if (begun?.state === "complete") return { evaluation: begun, items: await allItems(db, wanted.id) };
  if (begun === undefined)
    await context.write((transaction) =>
      insertEvaluation(transaction, {
        id: wanted.id,
        suite: suite.name,
        model: wanted.model.address,
        ...known,
        state: "running",
        metrics: [],
        job_id: context.jobId,
        requester: context.requester,
        created_at: started,
      }),
    );
  await runItems(context, platform, wanted, suite);
  const items = await allItems(db, wanted.id);
  const evaluation = await context.write((transaction) =>
    completeEvaluation(transaction, wanted.id, {
      metrics: summarizeMetrics(suite, items),
      provenance: {
        suite: suite.name,
        suite_digest: suite.digest,
        model: wanted.model.address,
        model_digest: modelDigest,
        decoding: { temperature: 0, items: "as each item states" },
        seed: 0,
        versions: platform.versions,
        machine: Object.fromEntries(
          Object.entries(platform.machine).map(([key, value]) => [key, String(value)]),
        ),
        started_at: started,
        finished_at: context.now().toISOString(),
      },
      at: context.now().toISOString(),
    }),
  );
  return { evaluation, items };
}

/** The same weights can be known under several addresses: what one of them answered is evidence for each. */
function underAddress(stored: Evaluation, { address }: Model): Evaluation {
  return {
    ...stored,
    model: address,
    ...(stored.provenance === undefined ? {} : { provenance: { ...stored.provenance, model: address } }),
  };
}

async function runItems(
  context: JobContext<unknown>,
  platform: Platform,
  wanted: Wanted,
  suite: Suite,
): Promise<void> {
  const alreadyDone = await allItems(platform.ledger.db, wanted.id);
  let done = alreadyDone.length;
  const positions = new Map(suite.items.map((item, position) => [item.id, position]));
  let batch: PositionedResult[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const ready = batch;
    batch = [];
    await context.write((transaction) => upsertItems(transaction, wanted.id, ready));
    reachFaultPoint("evaluation-items-stored");
  };
  await runEvaluation({
    suite,
    model: wanted.model.address,
    models: platform.models,
    alreadyDone,
    signal: context.signal,
    now: platform.now,
    async onItem(item) {
      batch.push({ ...item, position: positions.get(item.item_id) ?? 0 });
      done += 1;
      if (batch.length >= 8) await flush();
      await wanted.onProgress(done);
    },
  });
  await flush();
  if (done === 0)
    throw new Failure("invalid-input", `The suite ${suite.name} has no items to run`, {
      hint: "Leave max_items out.",
    });
}

/** So many items, taken in turn from each task, so that a short run still covers them all. */
function spreadItems(items: readonly SuiteItem[], most: number): SuiteItem[] {
  const byTask = [...Map.groupBy(items, (item) => item.task).values()];
  const longest = Math.max(0, ...byTask.map((group) => group.length));
  const inTurn = Array.from({ length: longest }, (_, round) =>
    byTask.flatMap((group) => group.slice(round, round + 1)),
  ).flat();
  return inTurn.slice(0, most);
}
