import type { FailureBody } from "#domain/failure.ts";
import type { JobArtifact, MetricPoint } from "#domain/job.ts";

/** What a LoRA training is told; written to `spec.json`. Paths are absolute. */
export type TrainingSpec = {
  kind: "lora";
  /** The base model's GGUF file. */
  base_gguf: string;
  /** JSONL of `TrainingExample`, both splits. */
  examples: string;
  method: "lora";
  rank: number;
  alpha: number;
  /** Which projections are adapted, such as ["q", "v"]. */
  targets: string[];
  steps: number;
  batch_size: number;
  max_tokens: number;
  learning_rate: number;
  warmup_steps: number;
  seed: number;
  checkpoint_every: number;
  adapter_name: string;
  /** How many of the upper layers are adapted; all when absent. Fewer train faster: nothing flows back through the others. */
  adapted_layers?: number;
};

/** One line a trainer prints on stdout. */
export type TrainerEvent =
  | { event: "progress"; step: number; total: number; loss: number; tokens_per_s: number; memory_mb: number }
  | { event: "metric"; values: MetricPoint }
  | { event: "checkpoint"; step: number; path: string }
  | { event: "artifact"; artifact: JobArtifact }
  | { event: "done"; seconds: number }
  | { event: "error"; error: FailureBody };

export type TrainingRun = {
  spec: TrainingSpec;
  /** The folder for checkpoints and artifacts; a repeat with the same folder continues. */
  folder: string;
  signal: AbortSignal;
  onEvent(event: TrainerEvent): void | Promise<void>;
  onLog(line: string): void | Promise<void>;
};

/** Where trainings run: a child process here, or Ray. */
export interface TrainingExecutor {
  readonly name: string;
  /** Resolves with the artifacts once `done` was printed. Throws the trainer's own `Failure`, or `unavailable` when it cannot start. */
  run(training: TrainingRun): Promise<JobArtifact[]>;
}
