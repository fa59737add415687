import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { metricValue } from "#domain/evaluation.ts";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { failEvaluationsOf } from "#backends/ledger/evaluations.ts";
import type { Platform } from "#tools/platform.ts";
import { evaluateModel } from "./evaluate-model.ts";
import { itemProgress } from "./item-progress.ts";
import { presentSuite } from "./present-suite.ts";

const evaluationInput = z.object({ model: z.string(), suite: z.string(), max_items: z.number().optional() });

export const evaluationOutput = z.object({
  evaluation: entityId("evaluation", "its id"),
  model: entityId("model", "the model evaluated"),
  suite: entityId("suite", "the suite"),
  score: z.number(),
  metrics: z.array(metricValue),
});

export const evaluationJob: JobDefinition<Platform, typeof evaluationInput, typeof evaluationOutput> = {
  kind: "evaluation",
  input: evaluationInput,
  output: evaluationOutput,
  title: ({ model, suite }) => `Evaluate ${model} on ${suite}`,
  async abandon(transaction, jobId, at) {
    await failEvaluationsOf(transaction, jobId, at);
  },
  async handle(context, platform) {
    const suite = await presentSuite(platform.ledger.db, context.input.suite);
    const model = await platform.models.describe(context.input.model);
    const report = itemProgress(context, [Math.min(suite.items.length, context.input.max_items ?? Infinity)]);
    const { evaluation } = await evaluateModel(context, platform, {
      id: `evaluation-${context.jobId}`,
      suite,
      model,
      maxItems: context.input.max_items,
      onProgress: (done) => report(0, done, `${model.label} on ${suite.name}`),
    });
    return async (transaction) => {
      await appendAudit(
        transaction,
        {
          actor: context.requester,
          action: "evaluation.completed",
          subject: evaluation.id,
          detail: { model: model.address, suite: suite.name },
        },
        context.now().toISOString(),
      );
      const main = evaluation.metrics.find((metric) => metric.metric === suite.main_metric);
      return {
        evaluation: evaluation.id,
        model: evaluation.model,
        suite: suite.name,
        score: main?.mean ?? 0,
        metrics: evaluation.metrics,
      };
    };
  },
};

export function describeMetrics(output: z.infer<typeof evaluationOutput>): string {
  const parts = output.metrics.map(
    (metric) =>
      `${metric.metric.replaceAll("_", " ")} ${percent(metric.mean)} (95 % interval ${percent(metric.interval.low)} to ${percent(metric.interval.high)}, n = ${metric.n})`,
  );
  return `${output.model} on ${output.suite}: ${parts.join("; ")}.`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
