import { Failure } from "#domain/failure.ts";
import { parseModelAddress } from "#domain/model-address.ts";
import type { Model } from "#domain/model.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { cardOf, catalogue, findInCatalogue, toAbsentModel } from "./catalogue.ts";
import type { ModelProvider, Models } from "./models.ts";

export type OpenModelsOptions = {
  providers?: ModelProvider[];
  /** Told when a host did not answer while all models were listed: its models are then left out. */
  onUnavailable?: (provider: string, error: Failure) => void;
};

/** The port to all models: each address goes to the provider that its first part names. */
export function openModels(options: OpenModelsOptions = {}): Models {
  const providers = new Map((options.providers ?? []).map((provider) => [provider.name, provider]));
  const providerOf = (address: string): ModelProvider => {
    const { provider } = parseModelAddress(address);
    const found = providers.get(provider);
    if (found) return found;
    const entry = findInCatalogue(address);
    if (entry)
      throw new Failure("unavailable", `${address} cannot answer: ${toAbsentModel(entry).state_detail}`, {
        hint: "`list_models` shows which models are ready.",
      });
    throw unknownProvider(address, provider, [...providers.keys()]);
  };
  const listOf = async (provider: ModelProvider): Promise<Model[]> => {
    try {
      return (await provider.list()).map(withCard);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== "unavailable") throw error;
      options.onUnavailable?.(provider.name, error);
      return [];
    }
  };
  return {
    register(provider) {
      providers.set(provider.name, provider);
    },
    async list() {
      const present = (await Promise.all([...providers.values()].map(listOf))).flat();
      const absent = catalogue
        .filter((entry) => !present.some((model) => findInCatalogue(model.address) === entry))
        .map(toAbsentModel);
      return [...present, ...absent];
    },
    async describe(address) {
      const entry = findInCatalogue(address);
      if (entry && !providers.has(parseModelAddress(address).provider)) return toAbsentModel(entry);
      try {
        return withCard(await providerOf(address).describe(address));
      } catch (error) {
        if (entry && error instanceof Failure && (error.code === "not-found" || error.code === "unavailable"))
          return toAbsentModel(entry);
        throw error;
      }
    },
    async *chat(request) {
      yield* providerOf(request.model).chat(request);
    },
    async embed(model, texts, signal) {
      const provider = providerOf(model);
      if (!provider.embed)
        throw new Failure("invalid-input", `${provider.name} gives no vectors`, {
          hint: "Ask a model that embeds, such as local/multilingual-e5-small.",
        });
      return provider.embed(model, texts, signal);
    },
    async close() {
      await Promise.all([...providers.values()].map((provider) => provider.close()));
    },
  };
}

/** A host knows little about its models: the catalogue fills in the rest. */
function withCard(model: Model): Model {
  const entry = model.kind === "base" || model.kind === "remote" ? findInCatalogue(model.address) : undefined;
  if (!entry) return model;
  const known = Object.fromEntries(
    Object.entries(model).filter(([, value]) => value !== null && value !== undefined),
  );
  return { ...model, ...cardOf(entry), ...known };
}

function unknownProvider(address: string, provider: string, known: string[]): Failure {
  const near = nearMatches(provider, known);
  return new Failure("not-found", `there is no model ${address}: nothing here is called ${provider}`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : `Addresses begin with one of: ${known.join(", ")}.`,
  });
}
