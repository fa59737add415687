import type { Evaluation, ItemResult, Provenance, Suite, SuiteItem } from "#domain/evaluation.ts";
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
  recordProvenance,
  resumeEvaluation,
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
  const known = {
    suite_digest: suite.digest,
    model_digest: digestOf(wanted.model),
    ...(wanted.maxItems === undefined ? {} : { max_items: wanted.maxItems }),
  };
  const db = platform.ledger.db;
  const stored = wanted.model.digest === null ? undefined : await findComplete(db, known);
  if (stored) {
    await wanted.onProgress(suite.items.length);
    return { evaluation: underAddress(stored, wanted.model), items: await allItems(db, stored.id) };
  }
  const begun = await getEvaluation(db, wanted.id);
  if (begun?.state === "complete") return { evaluation: begun, items: await allItems(db, wanted.id) };
  if (begun !== undefined) requireSame(begun, known);
  const made = begun?.provenance ?? provenanceOf(context, platform, wanted, suite);
  await context.write((transaction) =>
    begun === undefined
      ? insertEvaluation(transaction, {
          id: wanted.id,
          suite: suite.name,
          model: wanted.model.address,
          ...known,
          state: "running",
          metrics: [],
          job_id: context.jobId,
          requester: context.requester,
          created_at: made.started_at,
        })
      : resumeEvaluation(transaction, begun.id, context.now().toISOString()),
  );
  const provenance = await runItems(context, platform, wanted, suite, made);
  const items = await allItems(db, wanted.id);
  const at = context.now().toISOString();
  const evaluation = await context.write((transaction) =>
    completeEvaluation(transaction, wanted.id, {
      metrics: summarizeMetrics(suite, items),
      provenance: { ...provenance, finished_at: at },
      at,
    }),
  );
  return { evaluation, items };
}

/** Answers of other weights or items must not fall into one evaluation. */
function requireSame(begun: Evaluation, known: { suite_digest: string; model_digest: string }): void {
  if (begun.model_digest === known.model_digest && begun.suite_digest === known.suite_digest) return;
  throw new Failure(
    "invalid-input",
    `${begun.model} or the suite ${begun.suite} has changed since this evaluation began`,
    { hint: "Start a new one: what was answered before is about other weights or items." },
  );
}

function provenanceOf(
  context: JobContext<unknown>,
  { versions, machine }: Platform,
  { model }: Wanted,
  suite: Suite,
): Provenance {
  const at = context.now().toISOString();
  return {
    suite: suite.name,
    suite_digest: suite.digest,
    ...(suite.prompts === undefined ? {} : { prompts: suite.prompts }),
    model: model.address,
    model_digest: digestOf(model),
    decoding: { temperature: 0, items: "as each item states" },
    seed: 0,
    versions,
    machine: Object.fromEntries(Object.entries(machine).map(([key, value]) => [key, String(value)])),
    started_at: at,
    finished_at: at,
  };
}

const digestOf = (model: Model) => model.digest ?? model.address;

/** The same weights can be known under several addresses: what one of them answered is evidence for each. */
function underAddress(stored: Evaluation, { address }: Model): Evaluation {
  return {
    ...stored,
    model: address,
    ...(stored.provenance === undefined ? {} : { provenance: { ...stored.provenance, model: address } }),
  };
}

/** Puts what is left of the items to the model; returns how they were made, with the memory that was seen. */
async function runItems(
  context: JobContext<unknown>,
  platform: Platform,
  wanted: Wanted,
  suite: Suite,
  begun: Provenance,
): Promise<Provenance> {
  let made = begun;
  const alreadyDone = await allItems(platform.ledger.db, wanted.id);
  let done = alreadyDone.length;
  const positions = new Map(suite.items.map((item, position) => [item.id, position]));
  let batch: PositionedResult[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const ready = batch;
    batch = [];
    made = { ...made, finished_at: context.now().toISOString() };
    await context.write(async (transaction) => {
      await upsertItems(transaction, wanted.id, ready);
      await recordProvenance(transaction, wanted.id, made);
    });
    reachFaultPoint("evaluation-items-stored");
  };
  await runEvaluation({
    suite,
    model: wanted.model.address,
    models: platform.models,
    alreadyDone,
    signal: context.signal,
    now: platform.now,
    async onItem(item, memoryMb) {
      if (memoryMb !== undefined)
        made = { ...made, peak_memory_mb: Math.max(made.peak_memory_mb ?? 0, memoryMb) };
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
  return made;
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
