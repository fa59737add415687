import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { openSentenceEncoder } from "#backends/models/onnx-encoder.ts";
import type { LocalModel } from "#backends/models/local/local-model.ts";
import { ensureWeights } from "#backends/models/packaged-weights.ts";
import { findInCatalogue } from "#backends/models/catalogue.ts";
import { ensureTrainerEnvironment } from "#backends/training/python-environment.ts";
import { createUnderstand } from "#graphs/understanding/create-understand.ts";
import { allTools } from "#tools/catalogue.ts";
import type { Prepared } from "#server/platform/open-platform.ts";
import type { Settings } from "#server/settings.ts";

export type SetupProgress = { part: "encoder" | "model" | "trainer" | "assistant"; message: string };
export type PrepareOptions = {
  settings: Settings;
  root: string;
  onProgress(progress: SetupProgress): void;
  signal?: AbortSignal;
};

/** Fetches what is not here yet (weights, the trainers' environment), and opens the encoder. Repeating it only looks. */
export async function prepareParts({
  settings,
  root,
  onProgress,
  signal,
}: PrepareOptions): Promise<Prepared> {
  const { cache } = settings;
  const stop = signal === undefined ? {} : { signal };
  const weights = async (which: "smollm2-135m" | "multilingual-e5-small", part: SetupProgress["part"]) =>
    ensureWeights({ cache, which, onProgress: ({ message }) => onProgress({ part, message }), ...stop });
  const encoderWeights = await weights("multilingual-e5-small", "encoder");
  const model = await weights("smollm2-135m", "model");
  const trainerPython = await ensureTrainerEnvironment({
    cache,
    requirementsFile: join(root, "trainers", "requirements.txt"),
    onProgress: ({ message }) => onProgress({ part: "trainer", message }),
    ...stop,
  });
  const entry = findInCatalogue("local/smollm2-135m");
  if (entry === undefined) throw new Failure("internal", "The default model is not in the catalogue");
  const encoder = await openSentenceEncoder({ folder: encoderWeights.folder });
  const understand = await createUnderstand({
    tools: allTools,
    encoder,
    cacheFolder: join(cache, "understanding"),
    onProgress: (message) => onProgress({ part: "assistant", message }),
  });
  return {
    root,
    trainerPython,
    encoder: { name: "multilingual-e5-small", encoder },
    understand,
    localModels: [
      {
        name: "smollm2-135m",
        label: "SmolLM2 135M",
        file: model.file,
        parameters: entry.parameters,
        quantization: "Q4_1",
        contextLength: entry.contextLength,
        licence: entry.licence,
        digest: model.sha256,
      },
      ...(await Promise.all(settings.localModels.map(readLocalFile))),
    ],
  };
}

/** A GGUF file that the settings name; what its weights do not say stays unknown. */
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
    parameters: null,
    quantization: null,
    contextLength: null,
    licence: null,
    digest: hash.digest("hex"),
  };
}
