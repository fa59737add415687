/** What a training uses where neither the request nor a slot's profile says otherwise. Measured: see docs/benchmarks.md. */
export const trainingDefaults = {
  rank: 8,
  steps: 160,
  batch_size: 16,
  learning_rate: 2e-3,
  general_share: 0.15,
  targets: ["q", "v"],
  max_tokens: 160,
};
