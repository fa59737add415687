import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { defaultPipeline } from "#retrieval/retrieval.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveCollection } from "#tools/naming/resolve-collection.ts";
import { evaluateRetrievalExamples } from "./evaluate-retrieval.examples.ts";
import { knownQuestions } from "./known-questions.ts";
import { presentRetrieval } from "./present-retrieval.ts";
import { retrievalEvaluationJob, retrievalEvaluationOutput } from "./retrieval-evaluation-job.ts";

const usualQuestions = 120;
/** Of one pipeline and one question, its answer included. */
const secondsEach = 0.12;

export const evaluateRetrieval = defineTool({
  name: "evaluate_retrieval",
  title: "Evaluate retrieval",
  description:
    "Measures how well the pipelines find the right records and answer, on questions with known answers about the generated collections: nDCG@10, recall, MRR, hit@5, answers and citations, with intervals, each pipeline compared with hybrid. A job; tracked as a run of the experiment retrieval.",
  effect: "writes",
  role: "evaluator",
  input: z.strictObject({
    pipeline: entityId("pipeline", "one pipeline, beside hybrid; all of them when left out").optional(),
    collection: entityId("collection", "only questions about this collection, looked for in it").optional(),
    max_items: z.number().int().min(10).max(5000).default(usualQuestions).describe("how many questions"),
  }),
  output: retrievalEvaluationOutput,
  phrase: ({ pipeline, collection, max_items }) =>
    `Evaluate ${pipeline === undefined ? "every retrieval pipeline" : `the retrieval of ${nameOr(pipeline, "a pipeline")}`} with ${nameOr(max_items ?? usualQuestions, "so many")} questions${collection === undefined ? "" : ` about ${nameOr(collection, "a collection")}`}`,
  summarize: presentRetrieval,
  examples: evaluateRetrievalExamples,
  job: retrievalEvaluationJob,
  async estimate({ pipeline, max_items }, { platform }) {
    const pipelines =
      pipeline === undefined ? platform.retrieval.pipelines.length : pipeline === defaultPipeline ? 1 : 2;
    const questions = typeof max_items === "number" ? max_items : usualQuestions;
    return { seconds: Math.ceil(3 + questions * pipelines * secondsEach) };
  },
  async prepare({ pipeline, collection, max_items }, { platform }) {
    const { retrieval, ledger } = platform;
    const pipelines =
      pipeline === undefined
        ? retrieval.pipelines.map(({ name }) => name)
        : [...new Set([defaultPipeline, retrieval.pipeline(pipeline).name])];
    const about = collection === undefined ? undefined : resolveCollection(retrieval, collection);
    // Says now, and not in the job, that there is nothing to ask.
    await knownQuestions(ledger.db, { most: 1, collection: about });
    return { pipelines, max_items, ...(about === undefined ? {} : { collection: about }) };
  },
});
