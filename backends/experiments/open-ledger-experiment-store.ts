import { and, count, desc, eq, inArray, isNotNull, max } from "drizzle-orm";
import { experimentalKinds, experimentOfJob } from "#backends/jobs/experiment-of-job.ts";
import type { Ledger, Transaction } from "#backends/ledger/ledger.ts";
import { evaluations, jobs } from "#backends/ledger/schema/tables.ts";
import { withoutNulls } from "#backends/ledger/without-nulls.ts";
import type { ExperimentStore, RunSummary } from "./experiment-store.ts";
import { runOfEvaluation, runOfJob, summaryOf } from "./ledger-run.ts";
import { readLedgerRuns } from "./read-ledger-runs.ts";

type Experiments = Awaited<ReturnType<ExperimentStore["listExperiments"]>>;

/** Experiments as the ledger has them: its trainings and its evaluations. Nothing is copied, so nothing can lag. */
export function openLedgerExperimentStore(ledger: Ledger): ExperimentStore {
  return {
    engine: "the ledger itself",
    async listExperiments() {
      return [...(await countJobs(ledger.db)), ...(await countEvaluations(ledger.db))].toSorted(
        (one, other) => (other.newest ?? "").localeCompare(one.newest ?? ""),
      );
    },
    async listRuns(query) {
      const runs = [...(await newestJobs(ledger.db, query)), ...(await newestEvaluations(ledger.db, query))];
      return runs
        .toSorted((one, other) => other.started_at.localeCompare(one.started_at))
        .slice(0, query.limit);
    },
    async readRun(id) {
      return (await readLedgerRuns(ledger.db, [id])).get(id);
    },
    // The ledger is closed by whoever opened it.
    close: async () => undefined,
  };
}

async function countJobs(db: Transaction): Promise<Experiments> {
  const rows = await db
    .select({ kind: jobs.kind, runs: count(), newest: max(jobs.started_at) })
    .from(jobs)
    .where(and(inArray(jobs.kind, experimentalKinds), isNotNull(jobs.started_at)))
    .groupBy(jobs.kind);
  return rows.map(({ kind, ...row }) => ({ name: experimentOfJob(kind) ?? kind, ...row }));
}

async function countEvaluations(db: Transaction): Promise<Experiments> {
  const rows = await db
    .select({ suite: evaluations.suite, runs: count(), newest: max(evaluations.created_at) })
    .from(evaluations)
    .groupBy(evaluations.suite);
  return rows.map(({ suite, ...row }) => ({ name: `evaluation/${suite}`, ...row }));
}

type Query = { experiment?: string; limit: number };

async function newestJobs(db: Transaction, { experiment, limit }: Query): Promise<RunSummary[]> {
  const kinds = experimentalKinds.filter(
    (kind) => experiment === undefined || experimentOfJob(kind) === experiment,
  );
  if (kinds.length === 0) return [];
  const rows = await db
    .select()
    .from(jobs)
    .where(and(inArray(jobs.kind, kinds), isNotNull(jobs.started_at)))
    .orderBy(desc(jobs.started_at), desc(jobs.id))
    .limit(limit);
  return rows
    .map(runOfJob)
    .filter((run) => run !== undefined)
    .map(summaryOf);
}

async function newestEvaluations(db: Transaction, { experiment, limit }: Query): Promise<RunSummary[]> {
  const suite = experiment?.startsWith("evaluation/") ? experiment.slice("evaluation/".length) : undefined;
  if (experiment !== undefined && suite === undefined) return [];
  const rows = await db
    .select()
    .from(evaluations)
    .where(suite === undefined ? undefined : eq(evaluations.suite, suite))
    .orderBy(desc(evaluations.created_at), desc(evaluations.id))
    .limit(limit);
  return rows.map((row) => summaryOf(runOfEvaluation(withoutNulls(row))));
}
