import type { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { parseModelAddress } from "#domain/model-address.ts";
import type { Model } from "#domain/model.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { ChatChunk, ChatRequest, ModelProvider } from "#backends/models/models.ts";
import {
  chatCompletionChunk,
  embeddingList,
  modelList,
  readChoice,
  toCompletionBody,
} from "./chat-completion.ts";
import { openRemoteClient, type RemoteClient, type RemoteHost } from "./remote-client.ts";
import { readServerSentEvents } from "./server-sent-events.ts";

type Chunk = z.infer<typeof chatCompletionChunk>;
type Counts = { prompt: number; completion: number };

/**
 * Any host that speaks the OpenAI format: `openai`, `ollama` (its `/v1`), and other remotes. Token
 * counts are the host's own; one that sends none is counted by deltas, with 0 for the prompt.
 */
export function openOpenAiCompatibleProvider(host: RemoteHost): ModelProvider {
  const client = openRemoteClient(host);
  const list = async (): Promise<Model[]> => {
    const known = modelList.parse(await readJson(client, await client.send("/models")));
    return (known.data ?? []).map(({ id }) => toModel(host, id));
  };
  const describe = async (address: string): Promise<Model> => {
    const known = await list();
    const found =
      known.find((model) => model.address === address) ??
      known.find((model) => model.address === `${address}:latest`);
    if (found) return found;
    throw unknownModel(host, address, known);
  };
  return {
    name: host.name,
    list,
    describe,
    async *chat(request) {
      const model = parseModelAddress(request.model).name;
      if (parseModelAddress(request.model).adapters.length > 0) {
        throw new Failure("invalid-input", `${host.name} takes no adapters of ours`, {
          hint: "Ask local/<base>+<adapter>.",
        });
      }
      const body = await send(client, toCompletionBody(model, request), request, () =>
        describe(request.model),
      );
      yield* request.choices ? asChoice(stream(client, body), request.choices) : stream(client, body);
    },
    async embed(address, texts, signal) {
      const body = await client.send("/embeddings", {
        body: { model: parseModelAddress(address).name, input: texts, encoding_format: "float" },
        signal,
      });
      const { data } = embeddingList.parse(await readJson(client, body));
      return data
        .toSorted((left, right) => left.index - right.index)
        .map(({ embedding }) => unitLength(embedding));
    },
    close: () => client.close(),
  };
}

/** A 404 may mean the model or the path: the list of models tells which. */
async function send(
  client: RemoteClient,
  body: unknown,
  request: ChatRequest,
  describe: () => Promise<Model>,
) {
  try {
    return await client.send("/chat/completions", { body, signal: request.signal });
  } catch (error) {
    if (error instanceof Failure && error.code === "not-found") await describe();
    throw error;
  }
}

async function* stream(client: RemoteClient, body: AsyncIterable<Uint8Array>): AsyncGenerator<ChatChunk> {
  const counts: Counts = { prompt: 0, completion: 0 };
  let reason: "stop" | "length" | undefined;
  try {
    for await (const data of readServerSentEvents(body)) {
      if (data === "[DONE]") break;
      const chunk = parseChunk(data);
      const choice = chunk.choices?.[0];
      const text = choice?.delta?.content ?? "";
      if (text !== "") {
        counts.completion += 1;
        yield { type: "delta", text };
      }
      if (choice?.finish_reason) reason = choice.finish_reason === "length" ? "length" : "stop";
      if (chunk.usage)
        Object.assign(counts, {
          prompt: chunk.usage.prompt_tokens,
          completion: chunk.usage.completion_tokens,
        });
    }
  } catch (error) {
    throw client.explain(error);
  }
  if (reason === undefined)
    throw new Failure("unavailable", "the host broke off in the middle of its answer", {
      hint: "Ask again.",
    });
  yield { type: "finish", reason, promptTokens: counts.prompt, completionTokens: counts.completion };
}

function parseChunk(data: string): Chunk {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch (cause) {
    throw new Failure("unavailable", "the host sent something that is not JSON in its stream", { cause });
  }
  const chunk = chatCompletionChunk.safeParse(parsed);
  if (!chunk.success)
    throw new Failure("unavailable", "the host sent a part that is not of the OpenAI format", {
      cause: chunk.error,
    });
  if (chunk.data.error)
    throw new Failure(
      "unavailable",
      `the host failed while answering: ${chunk.data.error.message.slice(0, 200)}`,
    );
  return chunk.data;
}

async function* asChoice(
  chunks: AsyncIterable<ChatChunk>,
  choices: readonly string[],
): AsyncGenerator<ChatChunk> {
  let answer = "";
  for await (const chunk of chunks) {
    if (chunk.type === "delta") answer += chunk.text;
    else {
      yield { type: "delta", text: readChoice(answer, choices) };
      yield chunk;
    }
  }
}

async function readJson(client: RemoteClient, body: { text(): Promise<string> }): Promise<unknown> {
  try {
    return JSON.parse(await body.text());
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Failure("unavailable", "the host's answer is not JSON", {
        hint: "Check that its address ends in /v1.",
      });
    throw client.explain(error);
  }
}

function toModel(host: RemoteHost, id: string): Model {
  return {
    address: `${host.name}/${id}`,
    label: id,
    kind: "remote",
    state: "ready",
    state_detail: `served by ${host.name}`,
    parameters: null,
    quantization: null,
    context_length: null,
    licence: null,
    digest: null,
    bytes: null,
  };
}

function unknownModel(host: RemoteHost, address: string, known: Model[]): Failure {
  const addresses = known.map((model) => model.address);
  const near = nearMatches(address, addresses);
  const shown = addresses.slice(0, 5).join(", ") || "none";
  return new Failure("not-found", `${host.name} has no model ${address}`, {
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `It has: ${shown}.`,
  });
}

function unitLength(values: number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
