import { Failure } from "#domain/failure.ts";
import type { Models } from "#backends/models/models.ts";
import type { RankedPassage, RetrievalParts } from "#retrieval/pipeline.ts";
import { answerPrompt } from "./answer-prompt.ts";
import type { CitedAnswer, CitedSentence } from "./cited-answer.ts";
import { isSupported } from "./support-check.ts";
import { writtenSentences } from "./written-sentences.ts";

/** Passages that the model is given, tokens it may write, and passages named when it answers nothing that they support. */
const given = 4;
const mostTokens = 320;
const nearestNamed = 3;

type WriterParts = Pick<RetrievalParts, "library"> & {
  models: Pick<Models, "chat">;
  /** Address of the model that writes. */
  model: string;
};

/**
 * An answer in a model's words: each sentence is stated as soon as it is written, and only when the passages it cites support it.
 * What the model makes of text in the passages, or cites that it was not given, goes through the same check. Throws what
 * the model's host does, saying that it was to write.
 */
export async function* writeAnswer(
  question: string,
  ranked: readonly RankedPassage[],
  parts: WriterParts,
  signal?: AbortSignal,
): AsyncGenerator<CitedSentence, CitedAnswer> {
  const numbered = ranked
    .slice(0, given)
    .map(({ passage, score }, index) => ({ number: index + 1, passage, score }));
  const stated: CitedSentence[] = [];
  const usage = { prompt_tokens: 0, completion_tokens: 0 };
  let leftOut = 0;
  const writing = numbered.length === 0 ? [] : readWriting(question, numbered, parts, usage, signal);
  for await (const written of writing) {
    const cited = numbered.filter(({ number }) => written.citations.includes(number));
    const passages = cited.map(({ passage }) => passage);
    if (cited.length === 0 || !isSupported(written.text, passages, parts.library)) {
      leftOut += 1;
      continue;
    }
    const sentence = { text: written.text, citations: cited.map(({ number }) => number) };
    stated.push(sentence);
    yield sentence;
  }
  return {
    is_supported: stated.length > 0,
    sentences: stated,
    passages:
      stated.length === 0
        ? numbered.slice(0, nearestNamed)
        : numbered.filter(({ number }) => stated.some(({ citations }) => citations.includes(number))),
    written_by: parts.model,
    left_out: leftOut,
    usage,
  };
}

/** The sentences as the model writes them; `usage` is set when it has ended. */
async function* readWriting(
  question: string,
  passages: CitedAnswer["passages"],
  { models, model }: WriterParts,
  usage: CitedAnswer["usage"],
  signal: AbortSignal | undefined,
): AsyncGenerator<CitedSentence> {
  let text = "";
  let read = 0;
  const request = { model, messages: answerPrompt(question, passages), maxTokens: mostTokens };
  try {
    for await (const chunk of models.chat({
      ...request,
      temperature: 0,
      seed: 0,
      ...(signal === undefined ? {} : { signal }),
    })) {
      if (chunk.type === "finish") {
        usage.prompt_tokens = chunk.promptTokens;
        usage.completion_tokens = chunk.completionTokens;
        continue;
      }
      text += chunk.text;
      const ended = writtenSentences(text, false);
      yield* ended.slice(read);
      read = Math.max(read, ended.length);
    }
  } catch (error) {
    throw explain(error, model, signal);
  }
  yield* writtenSentences(text, true).slice(read);
}

function explain(error: unknown, model: string, signal: AbortSignal | undefined): unknown {
  if (!(error instanceof Failure) || signal?.aborted === true) return error;
  return new Failure(error.code, `${model}, which was to write the answer, does not: ${error.message}`, {
    hint: `${error.hint ?? "See whether its host runs."} With the model \`embedded\` an answer is made of the documents' own sentences.`,
    cause: error,
  });
}
