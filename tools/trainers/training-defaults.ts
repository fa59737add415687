/** What a training uses where neither the request nor a slot's profile says otherwise. Measured: see docs/benchmarks.md. */
export const trainingDefaults = {
  rank: 8,
  steps: 240,
  batch_size: 8,
  learning_rate: 8e-4,
  general_share: 0.2,
  targets: ["q", "k", "v", "o", "gate", "up", "down"],
  /** Counted from the top; the layers below keep their activations fixed, which halves the work. */
  adapted_layers: 15,
  /** Those layers as a share of the default model's, for estimates. */
  adapted_share: 0.5,
  warmup_steps: 5,
  max_tokens: 160,
};
