import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { parseModelAddress } from "#domain/model-address.ts";
import { takeHomeLock } from "#backends/ledger/home-lock.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import type { SentenceEncoder } from "#backends/models/encoder.ts";
import type { LocalModel } from "#backends/models/local/local-model.ts";
import { openLocalProvider } from "#backends/models/local/local-provider.ts";
import { openModels } from "#backends/models/open-models.ts";
import type { Models } from "#backends/models/models.ts";
import { openOpenAiCompatibleProvider } from "#backends/models/remote/openai-compatible-provider.ts";
import { createChildProcessExecutor } from "#backends/training/child-process-executor.ts";
import type { Understand } from "#graphs/understanding/understanding.ts";
import { openAnswers } from "#retrieval/answer/open-answers.ts";
import type { Settings } from "#server/settings.ts";
import { openStores, type OpenStores } from "#server/stores/open-stores.ts";
import type { Platform } from "#tools/platform.ts";
import { adapterSource } from "./adapter-source.ts";
import { ragProvider } from "./rag-provider.ts";
import { rosterProvider } from "./roster-provider.ts";

/** What set-up has prepared on disk. */
export type Prepared = {
  /** The trainers' Python interpreter; absent when its environment could not be made, and then trainings say so. */
  trainerPython: string | undefined;
  localModels: LocalModel[];
  encoder: { name: string; encoder: SentenceEncoder };
  /** The embedded assistant's understanding, trained from the tools' examples. */
  understand: Understand;
  /** The folder that holds this product's sources. */
  root: string;
};

export type OpenPlatform = Platform & AsyncDisposable & { services: OpenStores["services"] };

/** Opens what tools work on: the home's lock, the ledger, the model hosts and the trainers. */
export async function openPlatform(
  settings: Settings,
  prepared: Prepared,
  now: () => Date,
  watch: {
    onBug(error: unknown): string;
    onRosterAnswer?: (slot: string, seconds: number) => void;
  },
): Promise<OpenPlatform> {
  await mkdir(settings.home, { recursive: true, mode: 0o700 });
  await using cleanup = new AsyncDisposableStack();
  cleanup.use(await takeHomeLock({ folder: settings.home, now }));
  const ledger = cleanup.adopt(
    await openLedger(
      settings.databaseUrl === undefined
        ? { folder: join(settings.home, "ledger") }
        : { url: settings.databaseUrl },
    ),
    (opened) => opened.close(),
  );
  const models = cleanup.adopt(
    buildModels(settings, prepared, ledger, watch.onRosterAnswer ?? (() => undefined)),
    (opened) => opened.close(),
  );
  const { warehouse, graph, experiments, sync, retrieval, services } = await openStores({
    settings,
    ledger,
    encoder: prepared.encoder.encoder,
    now,
    onBug: watch.onBug,
    cleanup,
  });
  const answers = openAnswers({ parts: retrieval.parts, models, assistantModel: settings.assistantModel });
  models.register(ragProvider(retrieval, answers, models.describe));
  const owned = cleanup.move();
  return {
    ledger,
    models,
    graph,
    warehouse,
    experiments,
    sync,
    retrieval,
    answers,
    services,
    training: trainingOf(settings, prepared),
    async modelFile(address) {
      const { name } = parseModelAddress(address);
      const model = prepared.localModels.find((item) => item.name === name);
      if (model) return model.file;
      throw new Failure("unavailable", `The weights of ${address} are not here`, {
        hint: "list_models with state ready shows what is.",
      });
    },
    machine: {
      cores: cpus().length,
      memory_mb: Math.round(totalmem() / 1024 / 1024),
      platform: `${process.platform}-${process.arch}`,
    },
    versions: { lathe: "0.1.0", node: process.version },
    home: settings.home,
    now,
    newId: (prefix) => `${prefix}-${randomBytes(6).toString("hex")}`,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function buildModels(
  settings: Settings,
  prepared: Prepared,
  ledger: Ledger,
  onRosterAnswer: (slot: string, seconds: number) => void,
): Models {
  const local = openLocalProvider({
    models: prepared.localModels,
    adapters: adapterSource(ledger, settings.home),
    encoder: prepared.encoder,
  });
  const models = openModels({ providers: [local, ...remoteProviders(settings)] });
  models.register(rosterProvider(ledger, models, onRosterAnswer));
  return models;
}

function remoteProviders(settings: Settings) {
  const hosts = [
    ...(settings.ollamaUrl === undefined
      ? []
      : [
          {
            name: "ollama",
            baseUrl: `${settings.ollamaUrl.replace(/\/$/, "")}/v1`,
            hint: "See whether Ollama runs, and OLLAMA_HOST.",
          },
        ]),
    ...(settings.openai === undefined
      ? []
      : [
          {
            name: "openai",
            baseUrl: settings.openai.baseUrl,
            hint: "See OPENAI_BASE_URL and OPENAI_API_KEY.",
            ...(settings.openai.apiKey === undefined ? {} : { apiKey: settings.openai.apiKey }),
          },
        ]),
    ...settings.remotes.map((remote) => ({
      ...remote,
      hint: `See ${remote.name} in LATHE_REMOTES, and its key.`,
    })),
  ];
  return hosts.map((host) => openOpenAiCompatibleProvider(host));
}

function trainingOf(settings: Settings, prepared: Prepared): Platform["training"] {
  const { trainerPython } = prepared;
  if (trainerPython === undefined) {
    return {
      name: "none",
      async run() {
        throw new Failure("unavailable", "The trainers' Python environment is not here", {
          hint: "Run npm start again; it installs what is missing and says what failed.",
        });
      },
    };
  }
  return createChildProcessExecutor({
    python: trainerPython,
    root: prepared.root,
    environment: { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: settings.cache },
    compilationCache: join(settings.cache, "compiled"),
  });
}
