import { z } from "zod";
import { passage } from "#domain/passage.ts";
import { extractAnswer } from "#retrieval/answer/extract-answer.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { answerFromDocumentsExamples } from "./answer-from-documents.examples.ts";
import { findPassages, searchInput } from "./search-input.ts";

const lookedAt = 8;

export const answerFromDocuments = defineTool({
  name: "answer_from_documents",
  title: "Answer from the documents",
  description:
    "Answers a question with sentences of the documents, each with the passage it stands in. Says so when the documents hold no answer, and names the nearest passages.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject(searchInput),
  output: z.object({
    question: z.string(),
    pipeline: z.string(),
    is_supported: z.boolean(),
    sentences: z.array(z.object({ text: z.string(), citations: z.array(z.number().int()) })),
    passages: z.array(z.object({ number: z.number().int(), passage, score: z.number() })),
  }),
  phrase: ({ query }) => `Answer ${nameOr(query, "a question")} from the documents`,
  summarize: ({ question, is_supported, sentences, passages }) => ({
    text: is_supported
      ? sentences.map(({ text, citations }) => `${text} [${citations.join(", ")}]`).join(" ")
      : "That is not in the documents. The nearest passages are below.",
    card: { kind: "cited", title: question, sentences, passages },
  }),
  examples: answerFromDocumentsExamples,
  async run(input, { platform, signal }) {
    const { ranked, pipeline } = await findPassages(platform, input, lookedAt, signal);
    const answer = await extractAnswer(input.query, ranked, platform.retrieval.parts, signal);
    return { question: input.query, pipeline, ...answer };
  },
});
