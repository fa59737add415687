import type { Model } from "#domain/model.ts";

/** A model that is known, whether or not its weights or a host are here. */
export type CatalogueEntry = {
  name: string;
  label: string;
  /** Its address once it can answer. */
  address: string;
  parameters: number;
  contextLength: number;
  licence: string;
  /** Published GGUF sizes in bytes. */
  quantizations: { name: string; bytes: number }[];
  githubId?: string;
  ollamaId: string;
  /** Why the factory roster refuses it whatever its evidence. */
  refused?: string;
  aliases: string[];
};

/** Parameters, context and licence as on the models' own cards; sizes as the Ollama library lists them. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    name: "smollm2-135m",
    label: "SmolLM2 135M Instruct",
    address: "local/smollm2-135m",
    parameters: 134_515_008,
    contextLength: 8192,
    licence: "Apache-2.0",
    quantizations: [
      { name: "Q4_1", bytes: 98_362_432 },
      { name: "F16", bytes: 271_000_000 },
    ],
    ollamaId: "smollm2:135m",
    aliases: ["smollm2", "smollm", "smollm2-135m-instruct"],
  },
  {
    name: "phi-4-mini",
    label: "Phi-4-mini Instruct",
    address: "ollama/phi4-mini:3.8b",
    parameters: 3_836_021_760,
    contextLength: 131_072,
    licence: "MIT",
    quantizations: [
      { name: "Q4_K_M", bytes: 2_500_000_000 },
      { name: "Q8_0", bytes: 4_100_000_000 },
      { name: "F16", bytes: 7_700_000_000 },
    ],
    githubId: "microsoft/phi-4-mini-instruct",
    ollamaId: "phi4-mini:3.8b",
    aliases: ["phi", "phi4", "phi-4-mini-instruct", "phi4-mini"],
  },
  {
    name: "llama-3.2-3b",
    label: "Llama 3.2 3B Instruct",
    address: "ollama/llama3.2:3b",
    parameters: 3_212_749_888,
    contextLength: 131_072,
    licence: "Llama 3.2 Community",
    quantizations: [
      { name: "Q4_K_M", bytes: 2_000_000_000 },
      { name: "Q8_0", bytes: 3_400_000_000 },
      { name: "F16", bytes: 6_400_000_000 },
    ],
    githubId: "meta/llama-3.2-3b-instruct",
    ollamaId: "llama3.2:3b",
    aliases: ["llama", "llama-3.2", "llama3", "llama-3.2-3b-instruct"],
  },
  {
    name: "qwen-2.5-3b",
    label: "Qwen2.5 3B Instruct",
    address: "ollama/qwen2.5:3b",
    parameters: 3_085_938_688,
    contextLength: 32_768,
    licence: "Qwen Research (not for commercial use)",
    quantizations: [
      { name: "Q4_K_M", bytes: 1_900_000_000 },
      { name: "Q8_0", bytes: 3_300_000_000 },
      { name: "F16", bytes: 6_200_000_000 },
    ],
    githubId: "qwen/qwen2.5-3b-instruct",
    ollamaId: "qwen2.5:3b",
    aliases: ["qwen", "qwen-2.5", "qwen2.5-3b", "qwen2.5-3b-instruct"],
  },
  {
    name: "mistral-nemo",
    label: "Mistral Nemo 12B Instruct",
    address: "ollama/mistral-nemo:12b",
    parameters: 12_247_782_400,
    contextLength: 131_072,
    licence: "Apache-2.0",
    quantizations: [{ name: "Q4_0", bytes: 7_100_000_000 }],
    githubId: "mistral-ai/mistral-nemo",
    ollamaId: "mistral-nemo:12b",
    refused: "It has 12.2 billion parameters; the roster takes models under 4 billion.",
    aliases: ["nemo", "mistral", "mistral-nemo-12b"],
  },
];

/** The address that a bare name means ("phi 4 mini", "Qwen2.5", "smollm2-135m"), or undefined when the catalogue has none of that name. */
export function completeModelName(text: string): string | undefined {
  const wanted = fold(text);
  if (wanted === "") return undefined;
  return catalogue.find((entry) => namesOf(entry).some((name) => fold(name) === wanted))?.address;
}

/** All the names a person may use for an entry. */
export function namesOf(entry: CatalogueEntry): string[] {
  return [
    entry.name,
    entry.label,
    entry.ollamaId,
    ...(entry.githubId === undefined ? [] : [entry.githubId]),
    ...entry.aliases,
  ];
}

/** The entry that an address stands for, with the tag left out meaning the same model. */
export function findInCatalogue(address: string): CatalogueEntry | undefined {
  return catalogue.find(
    (entry) =>
      entry.address === address || address.replace(/:latest$/, "") === entry.address.replace(/:[^:]*$/, ""),
  );
}

/** The model as it stands while no host has it. */
export function toAbsentModel(entry: CatalogueEntry): Model {
  const [smallest] = entry.quantizations;
  const size = smallest ? `; ${smallest.name} takes ${(smallest.bytes / 1e9).toFixed(1)} GB` : "";
  const isLocal = entry.address.startsWith("local/");
  return {
    address: entry.address,
    label: entry.label,
    kind: "base",
    state: "absent",
    state_detail: isLocal
      ? "its weights are not on this machine"
      : `no host here has it: set OLLAMA_HOST and run \`ollama pull ${entry.ollamaId}\`${size}`,
    quantization: smallest?.name ?? null,
    digest: null,
    bytes: null,
    ...cardOf(entry),
  };
}

/** What the catalogue knows about a model that a host has. */
export function cardOf(
  entry: CatalogueEntry,
): Pick<Model, "parameters" | "context_length" | "licence" | "github_id" | "ollama_id" | "refused"> {
  return {
    parameters: entry.parameters,
    context_length: entry.contextLength,
    licence: entry.licence,
    ollama_id: entry.ollamaId,
    ...(entry.githubId === undefined ? {} : { github_id: entry.githubId }),
    ...(entry.refused === undefined ? {} : { refused: entry.refused }),
  };
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "");
}
