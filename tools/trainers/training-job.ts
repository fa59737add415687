import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";
import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import type { JobArtifact } from "#domain/job.ts";
import { formatModelAddress, parseModelAddress } from "#domain/model-address.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import type { JobContext, JobDefinition } from "#backends/jobs/job-definition.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { listTrainingExamples } from "#backends/ledger/training-examples.ts";
import { insertVariant, nextVariantVersion } from "#backends/ledger/variants.ts";
import type { TrainerEvent, TrainingSpec } from "#backends/training/training.ts";
import type { Platform } from "#tools/platform.ts";
import { trainingDefaults } from "./training-defaults.ts";

const trainingInput = z.object({
  base: z.string(),
  training_set_id: z.string(),
  rank: z.number(),
  steps: z.number(),
  batch_size: z.number(),
  learning_rate: z.number(),
  seed: z.number(),
  adapter_name: z.string(),
});
type TrainingInput = z.infer<typeof trainingInput>;

export const trainingOutput = z.object({
  model: entityId("model", "the new model's address"),
  adapter: z.string(),
  version: z.number(),
  base: entityId("model", "what it was trained from"),
  steps: z.number(),
  first_loss: z.number(),
  final_loss: z.number(),
  seconds: z.number(),
});

/** Trains in this job's folder, which holds the checkpoints: a later attempt goes on from the newest one. */
export const trainingJob: JobDefinition<Platform, typeof trainingInput, typeof trainingOutput> = {
  kind: "training",
  input: trainingInput,
  output: trainingOutput,
  title: ({ adapter_name, base }) => `Train ${adapter_name} on ${base}`,
  async handle(context, platform) {
    reachFaultPoint("job-begun");
    const examples = join(context.folder, "examples.jsonl");
    await writeExamples(platform, context.input.training_set_id, examples);
    const spec = await trainingSpec(platform, context.input, examples);
    const watch = watchTraining(context);
    await context.progress({
      done: 0,
      total: spec.steps,
      unit: "steps",
      message: "Reading the model and compiling; the first step takes longest",
    });
    const artifacts = await platform.training.run({
      spec,
      folder: context.folder,
      signal: context.signal,
      onEvent: watch.onEvent,
      onLog: context.log,
    });
    const adapter = artifacts.find((artifact) => artifact.name.endsWith(".gguf"));
    if (adapter === undefined) throw new Failure("internal", "The trainer finished without an adapter");
    const losses = watch.losses();
    const model = await platform.models.describe(context.input.base);
    const kept = await keepAdapter(platform, adapter);
    reachFaultPoint("training-adapter-kept");
    return async (transaction) => {
      const { adapter_name, base } = context.input;
      const version = await nextVariantVersion(transaction, adapter_name);
      const parsed = parseModelAddress(base);
      const address = formatModelAddress({
        ...parsed,
        adapters: [...parsed.adapters, { name: adapter_name, version }],
      });
      const at = context.now().toISOString();
      await insertVariant(transaction, {
        address,
        name: adapter_name,
        version,
        base,
        path: kept.path,
        digest: adapter.sha256,
        bytes: adapter.bytes,
        parameters: model.parameters ?? 0,
        licence: model.licence ?? "unknown",
        training_set_id: context.input.training_set_id,
        job_id: context.jobId,
        recipe: { ...spec, base_gguf: model.digest, examples: context.input.training_set_id },
        created_at: at,
      });
      await appendAudit(
        transaction,
        {
          actor: context.requester,
          action: "variant.created",
          subject: address,
          detail: { job: context.jobId, digest: adapter.sha256 },
        },
        at,
      );
      return { model: address, adapter: adapter_name, version, base, steps: spec.steps, ...losses };
    };
  },
};

async function trainingSpec(
  platform: Platform,
  input: TrainingInput,
  examples: string,
): Promise<TrainingSpec> {
  return {
    kind: "lora",
    base_gguf: await platform.modelFile(input.base),
    examples,
    method: "lora",
    rank: input.rank,
    alpha: input.rank * 2,
    targets: trainingDefaults.targets,
    adapted_layers: trainingDefaults.adapted_layers,
    steps: input.steps,
    batch_size: input.batch_size,
    max_tokens: trainingDefaults.max_tokens,
    learning_rate: input.learning_rate,
    warmup_steps: Math.min(trainingDefaults.warmup_steps, Math.ceil(input.steps / 10)),
    seed: input.seed,
    checkpoint_every: Math.max(5, Math.ceil(input.steps / 12)),
    adapter_name: input.adapter_name,
  };
}

function watchTraining(context: JobContext<TrainingInput>) {
  const begin = performance.now();
  let firstStep: number | undefined;
  let firstLoss: number | undefined;
  let finalLoss = 0;
  let seconds = 0;
  const onEvent = async (event: TrainerEvent) => {
    if (event.event === "progress") {
      firstStep ??= event.step;
      firstLoss ??= event.loss;
      finalLoss = event.loss;
      const perStep = (performance.now() - begin) / 1000 / Math.max(event.step - firstStep + 1, 1);
      await context.metric({
        step: event.step,
        loss: event.loss,
        tokens_per_s: event.tokens_per_s,
        memory_mb: event.memory_mb,
      });
      await context.progress({
        done: event.step,
        total: event.total,
        unit: "steps",
        message: `Loss ${event.loss.toFixed(3)}`,
        ...(event.step - firstStep >= 2 ? { eta_s: Math.round(perStep * (event.total - event.step)) } : {}),
      });
    } else if (event.event === "checkpoint") {
      await context.log(`Checkpoint at step ${event.step}`);
      reachFaultPoint("training-checkpoint");
    } else if (event.event === "artifact") await context.artifact(event.artifact);
    else if (event.event === "done") seconds = event.seconds;
  };
  return { onEvent, losses: () => ({ first_loss: firstLoss ?? finalLoss, final_loss: finalLoss, seconds }) };
}

async function writeExamples(platform: Platform, trainingSetId: string, file: string): Promise<void> {
  const draft = `${file}.draft`;
  const stream = createWriteStream(draft);
  for await (const example of listTrainingExamples(platform.ledger.db, trainingSetId)) {
    if (!stream.write(`${JSON.stringify(example)}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
  await rename(draft, file);
}

/** Adapters live by content under the home folder, apart from job folders, which may be cleaned. */
async function keepAdapter(platform: Platform, adapter: JobArtifact): Promise<{ path: string }> {
  const path = join("adapters", `${adapter.sha256}.gguf`);
  const target = join(platform.home, path);
  await mkdir(join(platform.home, "adapters"), { recursive: true });
  const digest = createHash("sha256")
    .update(await readFile(adapter.path))
    .digest("hex");
  if (digest !== adapter.sha256)
    throw new Failure("internal", "The adapter on disk is not the one the trainer reported", {
      hint: "Retry the job.",
    });
  await copyFile(adapter.path, `${target}.draft`);
  await rename(`${target}.draft`, target);
  return { path };
}
