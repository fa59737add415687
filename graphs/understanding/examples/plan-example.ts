/**
 * A request of several steps. `tools` is the whole plan in the order it runs: a training on raw data has its
 * `build_training_set` before it even where the words leave it out; beside an estimate its place is free.
 * `args` are those the text states, for any of the steps.
 */
export type PlanExample = {
  text: string;
  tools: readonly string[];
  args: Record<string, unknown>;
  language?: "en" | "zh" | "de" | "es";
};
