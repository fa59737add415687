import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import type { JobContext, JobDefinition } from "#backends/jobs/job-definition.ts";
import { comparePipelines, summarizeRows } from "#evals/retrieval/compare-pipelines.ts";
import { judgedPassages, judgePipelines } from "#evals/retrieval/judge-pipelines.ts";
import type { JudgedQuestion } from "#evals/retrieval/judged-question.ts";
import type { JudgedRow } from "#evals/retrieval/judge-pipeline.ts";
import { embeddedWriter } from "#retrieval/answer/open-answers.ts";
import { defaultPipeline } from "#retrieval/retrieval.ts";
import type { Platform } from "#tools/platform.ts";
import { knownQuestions } from "./known-questions.ts";
import { findPassages } from "./search-input.ts";

/** A pipeline that could not be asked, and why. */
const leftOut = z.array(z.object({ pipeline: z.string(), reason: z.string() }));

const retrievalEvaluationInput = z.object({
  pipelines: z.array(z.string()),
  left_out: leftOut.default([]),
  collection: z.string().optional(),
  max_items: z.number().int(),
  /** The model that writes the answers; the documents' own sentences when left out. */
  written_by: z.string().optional(),
  /** By which it was asked: `library/name@version`. */
  prompt: z.string().optional(),
});
type Input = z.infer<typeof retrievalEvaluationInput>;

const metric = z.object({
  metric: z.string(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.number().int(),
});

export const retrievalEvaluationOutput = z.object({
  run: entityId("run", "its run in the experiment `retrieval`"),
  baseline: entityId("pipeline", "what the others are compared with"),
  collection: z.string().nullable(),
  questions: z.number().int(),
  /** The model that wrote the answers, and the prompt it was asked with; null when they are the documents' own sentences. */
  written_by: z.string().nullable(),
  prompt: z.string().nullable(),
  /** Of these, how many no record answers. */
  unanswerable: z.number().int(),
  left_out: leftOut.default([]),
  results: z.array(
    z.object({
      pipeline: entityId("pipeline", "its name"),
      metrics: z.array(metric),
      seconds_p50: z.number(),
    }),
  ),
  differences: z.array(
    z.object({
      pipeline: z.string(),
      baseline: z.string(),
      metric: z.string(),
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      p_corrected: z.number(),
      verdict: z.enum(["better", "worse", "not-distinguishable"]),
    }),
  ),
});
export type RetrievalEvaluation = z.infer<typeof retrievalEvaluationOutput>;

/** What pipelines are compared by: where the right records stand, and whether the answer is right. */
const comparedMetrics = ["ndcg_at_10", "answered_rightly"];

export const retrievalEvaluationJob: JobDefinition<
  Platform,
  typeof retrievalEvaluationInput,
  typeof retrievalEvaluationOutput
> = {
  kind: "retrieval-evaluation",
  input: retrievalEvaluationInput,
  output: retrievalEvaluationOutput,
  title: ({ pipelines, collection }) =>
    `Evaluate ${pipelines.length === 1 ? `the pipeline ${pipelines[0]}` : `${pipelines.length} pipelines`}${collection === undefined ? "" : ` on ${collection}`}`,
  async handle(context, platform) {
    const { collection, max_items: most, written_by: writer, prompt } = context.input;
    const questions = await knownQuestions(platform.ledger.db, { most, collection });
    const rows = await judge(context, platform, questions);
    const results = [...rows].map(([pipeline, own]) => summarizeRows(pipeline, own));
    await context.metric({ step: 0, ...Object.assign({}, ...results.map(pointOf)) });
    const differences =
      rows.size === 1 ? [] : comparedMetrics.flatMap((name) => comparePipelines(rows, defaultPipeline, name));
    return async () => ({
      run: context.jobId,
      baseline: defaultPipeline,
      collection: collection ?? null,
      written_by: writer ?? null,
      prompt: prompt ?? null,
      questions: questions.length,
      left_out: context.input.left_out,
      unanswerable: questions.filter(({ relevant }) => relevant.length === 0).length,
      results,
      differences,
    });
  },
};

async function judge(
  context: JobContext<Input>,
  platform: Platform,
  questions: readonly JudgedQuestion[],
): Promise<Map<string, JudgedRow[]>> {
  const { signal } = context;
  const { collection, pipelines, written_by: model = embeddedWriter } = context.input;
  const started = performance.now();
  return judgePipelines({
    pipelines,
    questions,
    // As a person would ask: a device that the question names counts.
    find: (pipeline, query) =>
      findPassages(platform, { query, pipeline, collection }, judgedPassages, signal),
    answer: (question, ranked) => platform.answers.answer({ question, ranked, model, signal }),
    async onJudged(done) {
      signal.throwIfAborted();
      const pace = (performance.now() - started) / 1000 / done;
      await context.progress({
        done,
        total: questions.length,
        unit: "questions",
        message: `Asking ${pipelines.length === 1 ? pipelines[0] : `${pipelines.length} pipelines`}`,
        eta_s: Math.round(pace * (questions.length - done)),
      });
    },
  });
}

/** The means as one point of the run, each named by its pipeline: `hybrid.ndcg_at_10`. */
function pointOf({ pipeline, metrics, seconds_p50 }: RetrievalEvaluation["results"][number]) {
  return Object.fromEntries([
    ...metrics.map(({ metric: name, mean }) => [`${pipeline}.${name}`, mean]),
    [`${pipeline}.seconds_p50`, seconds_p50],
  ]);
}
