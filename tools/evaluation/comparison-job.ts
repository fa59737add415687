import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import type { Suite } from "#domain/evaluation.ts";
import type { Model } from "#domain/model.ts";
import { verdict } from "#domain/report.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import type { JobContext, JobDefinition } from "#backends/jobs/job-definition.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { failEvaluationsOf } from "#backends/ledger/evaluations.ts";
import { insertReport } from "#backends/ledger/reports.ts";
import { buildReport } from "#evals/report/build-report.ts";
import type { Platform } from "#tools/platform.ts";
import { evaluateModel } from "./evaluate-model.ts";
import { itemProgress } from "./item-progress.ts";
import { presentSuite } from "./present-suite.ts";
import { trainingOverlap } from "./training-overlap.ts";

const comparisonInput = z.object({
  models: z.array(z.string()).min(2),
  suites: z.array(z.string()).min(1),
  max_items: z.number().optional(),
});

export const comparisonOutput = z.object({
  report: entityId("report", "its id"),
  verdict,
  candidate: entityId("model", "the first model"),
  baseline: entityId("model", "what it was held against"),
  sentence: z.string(),
});

/** Runs every suite on every model (what is stored already is not run again) and writes the report in the job's last transaction. */
export const comparisonJob: JobDefinition<Platform, typeof comparisonInput, typeof comparisonOutput> = {
  kind: "comparison",
  input: comparisonInput,
  output: comparisonOutput,
  title: ({ models, suites }) => `Compare ${models.join(", ")} on ${suites.join(" and ")}`,
  async abandon(transaction, jobId, at) {
    await failEvaluationsOf(transaction, jobId, at);
  },
  async handle(context, platform) {
    const suites: Suite[] = [];
    for (const name of context.input.suites) suites.push(await presentSuite(platform.ledger.db, name));
    const models = await Promise.all(
      context.input.models.map((address) => platform.models.describe(address)),
    );
    const evaluated = await evaluateAll(context, platform, models, suites);
    const candidate = models[0]?.address ?? "";
    const overlap = await trainingOverlap(platform.ledger.db, models[0], suites);
    const report = buildReport({
      id: `report-${context.jobId}`,
      candidate,
      baseline: models[1]?.address ?? "",
      suites,
      models: evaluated,
      overlap,
      job_id: context.jobId,
      created_at: context.now().toISOString(),
    });
    const counted = evaluated
      .flatMap((model) => model.evaluations.map(({ items }) => items.length))
      .reduce((sum, count) => sum + count, 0);
    await context.progress({ done: counted, total: counted, unit: "items", message: report.sentence });
    reachFaultPoint("job-work-done");
    return async (transaction) => {
      await insertReport(transaction, report, context.requester);
      await appendAudit(
        transaction,
        {
          actor: context.requester,
          action: "report.created",
          subject: report.id,
          detail: { verdict: report.verdict, candidate: report.candidate, baseline: report.baseline },
        },
        report.created_at,
      );
      return {
        report: report.id,
        verdict: report.verdict,
        candidate: report.candidate,
        baseline: report.baseline,
        sentence: report.sentence,
      };
    };
  },
};

async function evaluateAll(
  context: JobContext<z.infer<typeof comparisonInput>>,
  platform: Platform,
  models: Model[],
  suites: Suite[],
) {
  const progress = itemProgress(
    context,
    models.flatMap(() =>
      suites.map((suite) => Math.min(suite.items.length, context.input.max_items ?? Infinity)),
    ),
  );
  const evaluated = [];
  for (const [modelIndex, model] of models.entries()) {
    const evaluations = [];
    for (const [suiteIndex, suite] of suites.entries()) {
      const run = modelIndex * suites.length + suiteIndex;
      evaluations.push(
        await evaluateModel(context, platform, {
          id: `evaluation-${context.jobId}-${run + 1}`,
          suite,
          model,
          maxItems: context.input.max_items,
          onProgress: (done) => progress(run, done, `${model.label} on ${suite.name}`),
        }),
      );
    }
    evaluated.push({ model: model.address, label: model.label, evaluations });
  }
  return evaluated;
}
