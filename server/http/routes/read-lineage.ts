import { reportHeadline } from "#domain/report.ts";
import { getJob } from "#backends/jobs/job-rows.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import { listEvaluations } from "#backends/ledger/evaluations.ts";
import { listReports } from "#backends/ledger/reports.ts";
import { listSlots } from "#backends/ledger/roster.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import type { Platform } from "#tools/platform.ts";

/** Backwards from a model to its base, data and training; forwards to its evaluations, reports and slots. */
export async function readLineage(platform: Platform, address: string) {
  const db = platform.ledger.db;
  const model = await resolveModel(platform, address);
  const [evaluations, reports, slots, trainingSet, job, base] = await Promise.all([
    listEvaluations(db, { model: model.address, limit: 100 }),
    listReports(db, { limit: 200 }),
    listSlots(db),
    model.training_set_id === undefined ? undefined : getDataset(db, model.training_set_id),
    model.job_id === undefined ? undefined : getJob(db, model.job_id),
    model.base === undefined ? undefined : platform.models.describe(model.base),
  ]);
  return {
    model,
    base: base ?? null,
    training_set: trainingSet ?? null,
    sources: trainingSet?.sources ?? [],
    job: job ?? null,
    plan_id: job?.plan_id ?? null,
    evaluations: evaluations.items,
    reports: reports.items
      .filter((report) => report.models.some((item) => item.model === model.address))
      .map((report) => reportHeadline.parse(report)),
    slots: slots.filter((slot) => slot.model === model.address).map((slot) => slot.slot),
  };
}
