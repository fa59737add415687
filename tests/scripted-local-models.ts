import { createHash } from "node:crypto";
import { Failure } from "#domain/failure.ts";
import type { Suite } from "#domain/evaluation.ts";
import type { Model } from "#domain/model.ts";
import { unitHash } from "#data/unit-hash.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { getVariant, listVariants, type Variant } from "#backends/ledger/variants.ts";
import type { ChatChunk, ChatRequest, ModelProvider } from "#backends/models/models.ts";

export const baseAddress = "local/smollm2-135m";

/** How a scripted model answers: right on this share of the items, chosen by a hash of the prompt and `salt`. */
export type Skill = { share: number; salt?: string; forgetful?: boolean };

export type ScriptedLocalModels = ModelProvider & {
  /** What the host says of its memory with every answer; nothing when undefined. */
  memoryMb: number | undefined;
  /** Addresses whose files are gone. */
  gone: Set<string>;
  /** How often each address was asked. */
  asked: Map<string, number>;
  /** Knows the right answers of these items from now on. */
  learn(suite: Suite): void;
};

/** Keeps the phrase constraints of the instruction suite, as a model does that has forgotten nothing. */
const fluent =
  "moon river cat window lantern snow teacher apple tractor barn lights hola bonjour cold cool Rome Earth 24 time fruit green elephant";

/**
 * `local/...` without weights: the base and the ledger's variants, each answering as its skill says (by the variant's name and
 * version; an unknown one answers wrong). Deterministic. The digest is that of the variant's row, as with real adapters.
 */
export function scriptedLocalModels(ledger: Ledger, skills: Record<string, Skill>): ScriptedLocalModels {
  const answers = new Map<string, string>();
  const asked = new Map<string, number>();
  const base = describeBase();
  async function* chat(request: ChatRequest): AsyncGenerator<ChatChunk> {
    request.signal?.throwIfAborted();
    const address = (await describe(request.model)).address;
    asked.set(address, (asked.get(address) ?? 0) + 1);
    const text = answer(skills[address.split("+")[1] ?? "base"] ?? { share: 0 }, request);
    for (const word of text.split(/(?<= )/)) yield { type: "delta", text: word };
    yield {
      type: "finish",
      reason: "stop",
      promptTokens: request.messages.at(-1)?.content.split(" ").length ?? 0,
      completionTokens: text.split(" ").length,
      ...(provider.memoryMb === undefined ? {} : { memoryMb: provider.memoryMb }),
    };
  }
  function answer(skill: Skill, request: ChatRequest): string {
    const prompt = request.messages.at(-1)?.content ?? "";
    const right = answers.get(prompt);
    if (right === undefined) return skill.forgetful === true ? "I cannot say." : fluent;
    return unitHash(`${skill.salt ?? ""}:${prompt}`) < skill.share ? right : "something else";
  }
  async function describe(address: string): Promise<Model> {
    if (address === base.address) return base;
    const variant = await getVariant(ledger.db, address);
    if (variant !== undefined && provider.gone.has(address))
      return {
        ...describeVariant(base, variant),
        state: "absent",
        state_detail: "its file is not on this machine",
      };
    if (variant !== undefined) return describeVariant(base, variant);
    throw new Failure("not-found", `there is no model ${address} here`, {
      hint: `Known here: ${base.address}.`,
    });
  }
  const provider: ScriptedLocalModels = {
    name: "local",
    memoryMb: undefined,
    gone: new Set(),
    asked,
    learn(suite) {
      for (const { prompt, check } of suite.items) {
        if (check.kind === "label") answers.set(prompt, check.expected);
        if (check.kind === "json-fields") answers.set(prompt, JSON.stringify(check.expected));
      }
    },
    list: async () => [
      base,
      ...(await listVariants(ledger.db)).map((variant) => describeVariant(base, variant)),
    ],
    describe,
    chat,
    async close() {},
  };
  return provider;
}

function describeBase(): Model {
  return {
    address: baseAddress,
    label: "SmolLM2 135M Instruct",
    kind: "base",
    state: "ready",
    state_detail: "runs on this machine",
    parameters: 134_515_008,
    quantization: "Q4_1",
    context_length: 8192,
    licence: "Apache-2.0",
    digest: digestOf("base"),
    bytes: 98_362_432,
  };
}

function describeVariant(base: Model, variant: Variant): Model {
  return {
    ...base,
    address: variant.address,
    label: `${base.label} + ${variant.name}@${variant.version}`,
    kind: "adapter",
    digest: digestOf(variant.digest),
    licence: variant.licence,
    parameters: variant.parameters,
    base: variant.base,
    training_set_id: variant.training_set_id,
    job_id: variant.job_id,
    created_at: variant.created_at,
  };
}

export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
