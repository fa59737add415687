import { z } from "zod";
import { passage } from "#domain/passage.ts";
import { writerText } from "#retrieval/answer/cited-text.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { answerFromDocumentsExamples } from "./answer-from-documents.examples.ts";
import { findPassages, searchInput } from "./search-input.ts";
import { writtenBy } from "./written-by.ts";

const lookedAt = 8;

export const answerFromDocuments = defineTool({
  name: "answer_from_documents",
  title: "Answer from the documents",
  description:
    "Answers a question from the documents, each sentence with the passages it rests on: in their own words, or in a model's, checked against them. Says so when the documents hold no answer, and names the nearest passages.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    ...searchInput,
    written_by: writtenBy("the assistant's model when left out"),
  }),
  output: z.object({
    question: z.string(),
    pipeline: z.string(),
    is_supported: z.boolean(),
    sentences: z.array(z.object({ text: z.string(), citations: z.array(z.number().int()) })),
    passages: z.array(z.object({ number: z.number().int(), passage, score: z.number() })),
    /** The model that wrote it; null when these are the documents' own sentences. */
    written_by: z.string().nullable(),
    /** Sentences of the model that the passages do not support. */
    left_out: z.number().int(),
  }),
  phrase: ({ query }) => `Answer ${nameOr(query, "a question")} from the documents`,
  summarize: ({ question, is_supported, sentences, passages, ...made }) => ({
    text: is_supported
      ? sentences.map(({ text, citations }) => `${text} [${citations.join(", ")}]`).join(" ")
      : "That is not in the documents. The nearest passages are below.",
    card: {
      kind: "cited",
      title: question,
      sentences,
      passages,
      ...noted({ is_supported, ...made }),
    },
  }),
  examples: answerFromDocumentsExamples,
  async run(input, { platform, signal }) {
    const { ranked, pipeline } = await findPassages(platform, input, lookedAt, signal);
    const { query: question, written_by: model } = input;
    const answer = await platform.answers.answer({ question, ranked, model, signal });
    return { question, pipeline, ...answer };
  },
});

function noted(made: Parameters<typeof writerText>[0]): { note?: string } {
  const note = writerText(made);
  return note === undefined ? {} : { note };
}
