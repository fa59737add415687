import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "#domain/failure.ts";
import type { Model } from "#domain/model.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { ModelProvider } from "#backends/models/models.ts";

const addresses = ["local/echo", "local/broken", "local/endless"];

export type ScriptedProvider = ModelProvider & { /** Answers being given now. */ going(): number };

/** A provider for tests of the routes: `local/echo` says the last message back word by word, `local/broken` fails midway, `local/endless` stops when told to. */
export function scriptedProvider(): ScriptedProvider {
  let going = 0;
  const require = (address: string): string => {
    if (addresses.includes(address)) return address;
    const near = nearMatches(address, addresses);
    throw new Failure("not-found", `there is no model ${address} here`, {
      hint: `Did you mean ${near.join(" or ")}?`,
    });
  };
  return {
    name: "local",
    going: () => going,
    list: async () => addresses.map(describe),
    describe: async (address) => describe(require(address)),
    async *chat(request) {
      const address = require(request.model);
      if (address === "local/endless") {
        going += 1;
        try {
          for (;;) {
            await wait(5, undefined, request.signal === undefined ? {} : { signal: request.signal });
            yield { type: "delta", text: "on and " };
          }
        } finally {
          going -= 1;
        }
      }
      const text =
        request.jsonSchema === undefined ? (request.messages.at(-1)?.content ?? "") : '{"said": "yes"}';
      const words = (text.match(/\S+\s*/g) ?? []).slice(0, request.maxTokens ?? 100);
      for (const word of words) {
        yield { type: "delta", text: word };
        if (address === "local/broken")
          throw new Failure("unavailable", "the model's process has ended", { hint: "Ask again." });
      }
      yield {
        type: "finish",
        reason: "stop",
        promptTokens: request.messages.length,
        completionTokens: words.length,
      };
    },
    async embed(model, texts) {
      require(model);
      return texts.map((text) => Float32Array.from([text.length, 1]));
    },
    async close() {},
  };
}

function describe(address: string): Model {
  return {
    address,
    label: address,
    kind: "base",
    state: "ready",
    state_detail: "here",
    parameters: 1000,
    quantization: null,
    context_length: 100,
    licence: "Apache-2.0",
    digest: `digest of ${address}`,
    bytes: null,
  };
}
