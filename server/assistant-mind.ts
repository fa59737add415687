import { ChatOllama } from "@langchain/ollama";
import { ChatOpenAI } from "@langchain/openai";
import { specialists } from "#agents/specialists.ts";
import { Failure } from "#domain/failure.ts";
import { parseModelAddress } from "#domain/model-address.ts";
import { chatModelMind } from "#graphs/minds/chat-model-mind.ts";
import { embeddedMind } from "#graphs/minds/embedded-mind.ts";
import type { Mind } from "#graphs/minds/mind.ts";
import type { Understand } from "#graphs/understanding/understanding.ts";
import type { Settings } from "./settings.ts";

/** Who decides in the assistant's graphs: our own understanding, or the chat model that ASSISTANT_MODEL names. */
export function assistantMind(settings: Settings, understand: Understand): Mind {
  if (settings.assistantModel === "embedded") return embeddedMind(understand);
  const { provider, name } = parseModelAddress(settings.assistantModel);
  if (provider === "ollama") {
    if (settings.ollamaUrl === undefined) throw missing("OLLAMA_HOST", settings.assistantModel);
    return chatModelMind(
      settings.assistantModel,
      new ChatOllama({ model: name, baseUrl: settings.ollamaUrl, temperature: 0 }),
      specialists,
    );
  }
  const remote =
    provider === "openai" ? settings.openai : settings.remotes.find((item) => item.name === provider);
  if (remote === undefined)
    throw missing(provider === "openai" ? "OPENAI_BASE_URL" : "LATHE_REMOTES", settings.assistantModel);
  const model = new ChatOpenAI({
    model: name,
    temperature: 0,
    apiKey: remote.apiKey ?? "none",
    configuration: { baseURL: remote.baseUrl },
    maxRetries: 1,
  });
  return chatModelMind(settings.assistantModel, model, specialists);
}

function missing(variable: string, model: string): Failure {
  return new Failure(
    "invalid-input",
    `ASSISTANT_MODEL is ${model}, but ${variable} does not say where it is`,
    { hint: `Set ${variable}, or ASSISTANT_MODEL=embedded.` },
  );
}
