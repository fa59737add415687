import type { Model } from "#domain/model.ts";
import { parseModelAddress } from "#domain/model-address.ts";
import type { ModelProvider } from "#backends/models/models.ts";
import { extractAnswer } from "#retrieval/answer/extract-answer.ts";
import { citedText } from "#retrieval/answer/cited-text.ts";
import type { Pipeline } from "#retrieval/pipeline.ts";
import type { Retrieval } from "#retrieval/retrieval.ts";

const lookedAt = 8;

/** `rag/<pipeline>`: answers the last message from the documents, in their own sentences, with citations. */
export function ragProvider(retrieval: Retrieval): ModelProvider {
  const describe = ({ name, title, description }: Pipeline): Model => ({
    address: `rag/${name}`,
    label: `Documents, by ${title.toLowerCase()}`,
    kind: "rag",
    state: "ready",
    state_detail: description,
    parameters: null,
    quantization: null,
    context_length: null,
    licence: null,
    digest: null,
    bytes: null,
  });
  const named = (address: string) => retrieval.pipeline(parseModelAddress(address).name);
  return {
    name: "rag",
    list: async () => retrieval.pipelines.map(describe),
    describe: async (address) => describe(named(address)),
    async *chat({ model, messages, signal }) {
      const question = messages.findLast(({ role }) => role === "user")?.content ?? "";
      const query = { text: question, limit: lookedAt, ...(signal === undefined ? {} : { signal }) };
      const ranked = await retrieval.retrieve(named(model).name, query);
      const answer = await extractAnswer(question, ranked, retrieval.parts, signal);
      yield { type: "delta", text: citedText(answer) };
      // No model wrote this: no token was read or made.
      yield { type: "finish", reason: "stop", promptTokens: 0, completionTokens: 0 };
    },
    async close() {},
  };
}
