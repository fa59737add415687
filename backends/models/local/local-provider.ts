import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { Failure } from "#domain/failure.ts";
import { formatModelAddress, parseModelAddress } from "#domain/model-address.ts";
import type { Model } from "#domain/model.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { SentenceEncoder } from "#backends/models/encoder.ts";
import type { ModelProvider } from "#backends/models/models.ts";
import { createAdapterRegistry } from "./adapter-registry.ts";
import { toGenerationRequest } from "./generation-request.ts";
import { createLlamaHost, type LlamaHost } from "./llama-host.ts";
import type { LaneSize } from "./llama-protocol.ts";
import type { AdapterSource, LocalAdapter, LocalModel } from "./local-model.ts";

export type LocalProviderOptions = {
  models: LocalModel[];
  adapters?: AdapterSource;
  /** Cores to use at most; fewer while other processes keep them busy. */
  threads?: number;
  lanes?: LaneSize[];
  /** Contexts kept for one base: sets of adapters times sizes. */
  contexts?: number;
  /** A model unused for so long leaves memory. */
  idleSeconds?: number;
  /** Serves `embed` as `local/<name>`. */
  encoder?: { name: string; encoder: SentenceEncoder };
};

export type LocalProvider = ModelProvider & {
  registerModel(model: LocalModel): void;
  registerAdapter(adapter: LocalAdapter): void;
  /** Ids of the processes that run now. */
  processes(): number[];
};

type Resolved = { model: LocalModel; adapters: LocalAdapter[]; address: string };

const defaultLanes: LaneSize[] = [
  { tokens: 512, sequences: 4 },
  { tokens: 2048, sequences: 2 },
];

/** `local/<name>[+adapter[@version]...]`: GGUF files served by llama.cpp, one process for each base. */
export function openLocalProvider(options: LocalProviderOptions): LocalProvider {
  const models = [...options.models];
  const adapters = createAdapterRegistry(options.adapters);
  const hosts = new Map<string, LlamaHost>();
  const resolve = async (address: string): Promise<Resolved> => {
    const { name, adapters: wanted } = parseModelAddress(address);
    const model = models.find((candidate) => candidate.name === name);
    if (!model) throw await unknownModel(address, models, await adapters.list());
    const found = await Promise.all(wanted.map((adapter) => adapters.resolve(adapter, `local/${name}`)));
    const canonical = formatModelAddress({
      provider: "local",
      name,
      adapters: found.map((adapter) => ({ name: adapter.name, version: adapter.version })),
    });
    return { model, adapters: found, address: canonical };
  };
  const hostOf = (model: LocalModel): LlamaHost => {
    const host =
      hosts.get(model.file) ??
      createLlamaHost(
        {
          modelFile: model.file,
          threads: options.threads ?? 2,
          lanes: options.lanes ?? defaultLanes,
          contexts: options.contexts ?? 3,
        },
        options.idleSeconds ?? 600,
      );
    hosts.set(model.file, host);
    return host;
  };
  return {
    name: "local",
    registerModel: (model) => void models.push(model),
    registerAdapter: (adapter) => adapters.register(adapter),
    async list() {
      const bases = await Promise.all(
        models.map((model) => describe({ model, adapters: [], address: `local/${model.name}` })),
      );
      const variants = (await adapters.list()).flatMap((adapter) => {
        const model = models.find((candidate) => `local/${candidate.name}` === adapter.base);
        return model
          ? [
              describe({
                model,
                adapters: [adapter],
                address: `${adapter.base}+${adapter.name}@${adapter.version}`,
              }),
            ]
          : [];
      });
      return [...bases, ...(await Promise.all(variants))];
    },
    describe: async (address) => describe(await resolve(address)),
    async *chat(request) {
      const { model, adapters: applied } = await resolve(request.model);
      if ((await bytesOf(model.file)) === null) {
        throw new Failure("unavailable", `the weights of local/${model.name} are not here`, {
          hint: "`npm start` fetches them.",
        });
      }
      yield* hostOf(model).chat(toGenerationRequest(request, applied), request.signal);
    },
    async embed(address, texts, signal) {
      signal?.throwIfAborted();
      if (!options.encoder || address !== `local/${options.encoder.name}`) {
        throw new Failure(
          "not-found",
          `${address} gives no vectors`,
          options.encoder ? { hint: `Ask local/${options.encoder.name}.` } : {},
        );
      }
      return options.encoder.encoder.encode(texts);
    },
    processes: () => [...hosts.values()].flatMap((host) => host.pid ?? []),
    async close() {
      await Promise.all([...hosts.values()].map((host) => host.close()));
    },
  };
}

async function unknownModel(
  address: string,
  models: LocalModel[],
  adapters: LocalAdapter[],
): Promise<Failure> {
  const known = [
    ...models.map((model) => `local/${model.name}`),
    ...adapters.map((adapter) => `${adapter.base}+${adapter.name}@${adapter.version}`),
  ];
  const near = nearMatches(address, known);
  return new Failure("not-found", `there is no model ${address} here`, {
    hint:
      near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Known here: ${known.join(", ") || "none"}.`,
  });
}

async function describe({ model, adapters, address }: Resolved): Promise<Model> {
  const sizes = await Promise.all([model.file, ...adapters.map((adapter) => adapter.file)].map(bytesOf));
  const isHere = sizes.every((size) => size !== null);
  const [adapter] = adapters;
  return {
    address,
    label: adapter
      ? (adapter.label ??
        `${model.label} + ${adapters.map(({ name, version }) => `${name}@${version}`).join(" + ")}`)
      : model.label,
    kind: adapter ? "adapter" : "base",
    state: isHere ? "ready" : "absent",
    state_detail: isHere ? "runs on this machine" : "its file is not on this machine",
    parameters: model.parameters,
    quantization: model.quantization,
    context_length: model.contextLength,
    licence: model.licence,
    digest: digestOf(model, adapters),
    bytes: isHere ? sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) : null,
    ...(adapter ? { base: adapter.base } : {}),
    ...(adapter?.trainingSetId === undefined ? {} : { training_set_id: adapter.trainingSetId }),
    ...(adapter?.jobId === undefined ? {} : { job_id: adapter.jobId }),
    ...(adapter?.createdAt === undefined ? {} : { created_at: adapter.createdAt }),
  };
}

/** The file's own for a base; for a variant the sha256 over the digests of all that it is put together from, in order. */
function digestOf(model: LocalModel, adapters: LocalAdapter[]): string | null {
  if (model.digest === null || adapters.length === 0) return model.digest;
  return createHash("sha256")
    .update([model.digest, ...adapters.map((adapter) => adapter.digest)].join("\n"))
    .digest("hex");
}

async function bytesOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
