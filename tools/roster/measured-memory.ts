import { z } from "zod";
import type { Evaluation } from "#domain/evaluation.ts";
import type { Model } from "#domain/model.ts";
import type { Report } from "#domain/report.ts";
import { listJobs } from "#backends/jobs/job-rows.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { measurement } from "#tools/models/measurement-job.ts";

export type MeasuredMemory = { memory_mb: number; evidence: string };

/**
 * Most memory that was measured of exactly these weights: in the report's stored evaluations, else in the newest stored
 * measurement. Undefined when nothing stored tells it.
 */
export async function measuredMemory(
  db: Transaction,
  model: Model,
  report: Report | null,
  evaluations: readonly Evaluation[],
): Promise<MeasuredMemory | undefined> {
  if (model.digest === null) return undefined;
  return ofEvaluations(model, report, evaluations) ?? (await ofMeasurements(db, model));
}

function ofEvaluations(
  model: Model,
  report: Report | null,
  evaluations: readonly Evaluation[],
): MeasuredMemory | undefined {
  const ids = report?.models.find((item) => item.model === model.address)?.evaluation_ids ?? [];
  const found = evaluations.flatMap(({ id, model_digest, provenance }) => {
    const peak = provenance?.peak_memory_mb;
    if (!ids.includes(id) || model_digest !== model.digest || peak === undefined) return [];
    return [{ memory_mb: peak, evidence: `evaluation:${id}` }];
  });
  return found.toSorted((left, right) => right.memory_mb - left.memory_mb)[0];
}

const measured = z.object({ measurements: z.array(measurement) });

async function ofMeasurements(db: Transaction, model: Model): Promise<MeasuredMemory | undefined> {
  const { items } = await listJobs(db, { kind: "measurement", state: "succeeded", limit: 200 });
  for (const job of items) {
    const result = measured.safeParse(job.result);
    const found = result.data?.measurements.find((item) => item.digest === model.digest);
    if (found !== undefined && found.memory_mb !== null)
      return { memory_mb: found.memory_mb, evidence: `job:${job.id}` };
  }
  return undefined;
}
