import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { failureText, type Failure } from "#domain/failure.ts";
import { answerPromptReference } from "#retrieval/answer/answer-prompt.ts";
import { embeddedWriter } from "#retrieval/answer/open-answers.ts";
import { defaultPipeline } from "#retrieval/retrieval.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveCollection } from "#tools/naming/resolve-collection.ts";
import { evaluateRetrievalExamples } from "./evaluate-retrieval.examples.ts";
import { knownQuestions } from "./known-questions.ts";
import { presentRetrieval } from "./present-retrieval.ts";
import { resolveHeldModel } from "#tools/naming/resolve-model.ts";
import { retrievalEvaluationJob, retrievalEvaluationOutput } from "./retrieval-evaluation-job.ts";
import { writtenBy } from "./written-by.ts";

const usualQuestions = 120;
/** Of one pipeline and one question, its answer included. */
const secondsEach = 0.12;
/** The same where a model writes the answer, on a common host. */
const secondsWritten = 3;

export const evaluateRetrieval = defineTool({
  name: "evaluate_retrieval",
  title: "Evaluate retrieval",
  description:
    "Measures how well the pipelines find the right records and answer, on questions with known answers about the generated collections: nDCG@10, recall, MRR, hit@5, answers and citations, with intervals, each pipeline compared with hybrid. A job; tracked as a run of the experiment retrieval.",
  effect: "writes",
  role: "evaluator",
  input: z.strictObject({
    pipeline: entityId("pipeline", "one pipeline, beside hybrid; all that are here when left out").optional(),
    collection: entityId("collection", "only questions about this collection, looked for in it").optional(),
    written_by: writtenBy(`${embeddedWriter} when left out`),
    max_items: z.number().int().min(10).max(5000).default(usualQuestions).describe("how many questions"),
  }),
  output: retrievalEvaluationOutput,
  phrase: ({ pipeline, collection, max_items }) =>
    `Evaluate ${pipeline === undefined ? "every retrieval pipeline" : `the retrieval of ${nameOr(pipeline, "a pipeline")}`} with ${nameOr(max_items ?? usualQuestions, "so many")} questions${collection === undefined ? "" : ` about ${nameOr(collection, "a collection")}`}`,
  summarize: presentRetrieval,
  examples: evaluateRetrievalExamples,
  job: retrievalEvaluationJob,
  async estimate({ pipeline, max_items, written_by }, { platform }) {
    const pipelines =
      pipeline === undefined
        ? platform.retrieval.ready().pipelines.length
        : pipeline === defaultPipeline
          ? 1
          : 2;
    const questions = typeof max_items === "number" ? max_items : usualQuestions;
    const each = isWritten(written_by) ? secondsWritten : secondsEach;
    return { seconds: Math.ceil(3 + questions * pipelines * each) };
  },
  async prepare({ pipeline, collection, max_items, written_by }, { platform }) {
    const { retrieval, ledger } = platform;
    const ready = retrieval.ready();
    const named = pipeline === undefined ? undefined : retrieval.pipeline(pipeline);
    const failure = named?.unavailable?.();
    if (failure !== undefined) throw failure;
    const pipelines =
      named === undefined
        ? ready.pipelines.map(({ name }) => name)
        : [...new Set([defaultPipeline, named.name])];
    const leftOut = named === undefined ? ready.leftOut.map(reasonOf) : [];
    const about = collection === undefined ? undefined : resolveCollection(retrieval, collection);
    // Says now, and not in the job, that there is nothing to ask.
    await knownQuestions(ledger.db, { most: 1, collection: about });
    const writer = isWritten(written_by)
      ? { written_by: await resolveHeldModel(platform, written_by), prompt: answerPromptReference }
      : {};
    return {
      pipelines,
      left_out: leftOut,
      max_items,
      ...writer,
      ...(about === undefined ? {} : { collection: about }),
    };
  },
});

function isWritten(writer: unknown): writer is string {
  return typeof writer === "string" && writer !== embeddedWriter;
}

function reasonOf({ pipeline, failure }: { pipeline: string; failure: Failure }) {
  return { pipeline, reason: failureText(failure) };
}
