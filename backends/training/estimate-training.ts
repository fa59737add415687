export type TrainingSize = {
  /** Of the base model. */
  parameters: number;
  method: "lora" | "qlora" | "full";
  rank: number;
  steps: number;
  batch_size: number;
  cores: number;
  /** Mean length of an example; that of a short support ticket when left out. */
  tokens_per_example?: number;
  /** Share of the layers that are adapted, from the top; 1 when left out. */
  adapted_share?: number;
};

export type TrainingEstimate = { seconds: number; memory_mb: number; disk_mb: number };

const tokensOfATicket = 70;
/** Multiply-adds a second that one core sustains over a whole step, and the share of tokens that packing does not save. */
const coreOperations = 30e9;
const packedShare = 0.88;
/** Reading the weights, compiling, the validation loss: work that does not grow with the steps. */
const startSeconds = 25;

/**
 * Seconds on idle cores, and megabytes (2^20 bytes) at the peak. A token costs one multiply-add for each parameter on the
 * way up, and as many again on the way back through the adapted layers: a frozen layer needs no gradient of its weights.
 */
export function estimateTraining(size: TrainingSize): TrainingEstimate {
  const tokens = size.steps * size.batch_size * (size.tokens_per_example ?? tokensOfATicket) * packedShare;
  const share = size.adapted_share ?? 1;
  const passes = size.method === "full" ? 3 : 1 + share;
  const operations = tokens * size.parameters * passes;
  const megabyte = 2 ** 20;
  const weights = (size.parameters * (size.method === "full" ? 16 : 4)) / megabyte;
  const rowTokens = Math.min(1280, size.batch_size * (size.tokens_per_example ?? tokensOfATicket));
  const activations = (rowTokens * Math.sqrt(size.parameters) * 220 * share) / megabyte;
  const adapter = (size.rank * Math.sqrt(size.parameters) * 110 * share) / megabyte;
  return {
    seconds: Math.ceil(startSeconds + operations / (coreOperations * Math.max(1, size.cores))),
    memory_mb: Math.ceil(700 + weights + activations + 4 * adapter),
    disk_mb: Math.ceil(size.method === "full" ? 4 * weights : 8 * adapter + 1),
  };
}
