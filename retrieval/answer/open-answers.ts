import { parseModelAddress } from "#domain/model-address.ts";
import { Failure } from "#domain/failure.ts";
import type { Models } from "#backends/models/models.ts";
import type { RankedPassage, RetrievalParts } from "#retrieval/pipeline.ts";
import type { CitedAnswer, CitedSentence } from "./cited-answer.ts";
import { extractAnswer } from "./extract-answer.ts";
import { writeAnswer } from "./write-answer.ts";

/** In place of a model's address: the answer is made of the documents' own sentences. */
export const embeddedWriter = "embedded";

export type AskedDocuments = {
  question: string;
  ranked: readonly RankedPassage[];
  /** Who writes: a model's address, or `embedded`; the assistant's model when left out. */
  model?: string | undefined;
  signal?: AbortSignal | undefined;
};

/** Answers from passages that were found. */
export type Answers = {
  /** Sentence by sentence as they are known, then the whole answer. */
  stream(asked: AskedDocuments): AsyncGenerator<CitedSentence, CitedAnswer>;
  answer(asked: AskedDocuments): Promise<CitedAnswer>;
};

/** `assistantModel`: who writes where a request names nobody. */
export function openAnswers(options: {
  parts: Pick<RetrievalParts, "library" | "embedder">;
  models: Pick<Models, "chat">;
  assistantModel: string;
}): Answers {
  const { parts, models, assistantModel } = options;
  const stream: Answers["stream"] = async function* ({ question, ranked, model = assistantModel, signal }) {
    if (model !== embeddedWriter)
      return yield* writeAnswer(question, ranked, { ...parts, models, model: writerOf(model) }, signal);
    const answer = await extractAnswer(question, ranked, parts, signal);
    yield* answer.sentences;
    return answer;
  };
  return {
    stream,
    async answer(asked) {
      const sentences = stream(asked);
      let step = await sentences.next();
      while (step.done !== true) step = await sentences.next();
      return step.value;
    },
  };
}

function writerOf(model: string): string {
  if (parseModelAddress(model).provider !== "rag") return model;
  throw new Failure(
    "invalid-input",
    `${model} answers from the documents itself, and cannot write for another`,
    {
      hint: "Name a chat model, or embedded for the documents' own sentences.",
    },
  );
}
