import { failureText } from "#domain/failure.ts";
import type { Model } from "#domain/model.ts";
import { formatModelAddress, parseModelAddress } from "#domain/model-address.ts";
import type { ModelProvider, Models } from "#backends/models/models.ts";
import { sentenceText, sourcesText } from "#retrieval/answer/cited-text.ts";
import { embeddedWriter, type Answers } from "#retrieval/answer/open-answers.ts";
import type { Pipeline } from "#retrieval/pipeline.ts";
import type { Retrieval } from "#retrieval/retrieval.ts";

const lookedAt = 8;

/**
 * `rag/<pipeline>`: answers the last message from the documents, with citations, in the words of the assistant's model, or in the
 * documents' own where that is embedded. `rag/<pipeline>:<address>` and `rag/<pipeline>:embedded` say who writes.
 */
export function ragProvider(
  retrieval: Retrieval,
  answers: Answers,
  describeWriter: Models["describe"],
): ModelProvider {
  const describe = ({ title, description, unavailable }: Pipeline, { address, writer }: Named): Model => {
    const failure = unavailable?.();
    return {
      address,
      label: `Documents, by ${title.toLowerCase()}${writer === undefined ? "" : `, written by ${writer}`}`,
      kind: "rag",
      state: failure === undefined ? "ready" : "absent",
      state_detail: failure === undefined ? description : failureText(failure),
      parameters: null,
      quantization: null,
      context_length: null,
      licence: null,
      digest: null,
      bytes: null,
    };
  };
  return {
    name: "rag",
    list: async () =>
      retrieval.pipelines.map((pipeline) => describe(pipeline, readAddress(`rag/${pipeline.name}`))),
    async describe(address) {
      const named = readAddress(address);
      const pipeline = retrieval.pipeline(named.pipeline);
      if (named.writer !== undefined && named.writer !== embeddedWriter) await describeWriter(named.writer);
      return describe(pipeline, named);
    },
    async *chat({ model, messages, signal }) {
      const { pipeline, writer } = readAddress(model);
      const question = messages.findLast(({ role }) => role === "user")?.content ?? "";
      const query = { text: question, limit: lookedAt, ...(signal === undefined ? {} : { signal }) };
      const ranked = await retrieval.retrieve(retrieval.pipeline(pipeline).name, query);
      const sentences = answers.stream({ question, ranked, model: writer, signal });
      let space = "";
      let step = await sentences.next();
      for (; step.done !== true; step = await sentences.next()) {
        yield { type: "delta", text: `${space}${sentenceText(step.value)}` };
        space = " ";
      }
      const { usage } = step.value;
      yield { type: "delta", text: sourcesText(step.value) };
      yield {
        type: "finish",
        reason: "stop",
        promptTokens: usage.prompt_tokens,
        completionTokens: usage.completion_tokens,
      };
    },
    async close() {},
  };
}

type Named = { address: string; pipeline: string; writer: string | undefined };

/** The writer stands where other addresses have a tag, and may have adapters. */
function readAddress(address: string): Named {
  const { name, adapters } = parseModelAddress(address);
  const [pipeline = "", ...writer] = name.split(/:(.*)/s);
  const [named = ""] = writer;
  if (named === "" || named === embeddedWriter)
    return { address, pipeline, writer: named === "" ? undefined : named };
  return { address, pipeline, writer: formatModelAddress({ ...parseModelAddress(named), adapters }) };
}
