/** Kinds of names a request can hold: those with live entities, and those that only later releases have. */
export type NameKind =
  | "dataset"
  | "training-set"
  | "model"
  | "adapter"
  | "suite"
  | "slot"
  | "report"
  | "evaluation"
  | "job"
  | "run"
  | "promotion"
  | "category"
  | "collection"
  | "store"
  | "pipeline";

/** Names of the product, whether they are here or not: known, so that a request for one that is not is told so. */
export const plannedNames: Partial<Record<NameKind, readonly string[]>> = {
  dataset: [
    "devices",
    "support-knowledge",
    "user-behavior",
    "business-processes",
    "customer-journeys",
    "enterprise-documents",
    "technical-documentation",
  ],
  collection: ["enterprise-documents", "support-knowledge", "technical-documentation", "customer-journeys"],
  suite: [
    "device-support",
    "customer-service",
    "business-analysis",
    "technical-documentation",
    "mobile-assistant",
    "tool-calling",
    "instruction-following",
    "retrieval",
    "safety",
  ],
  slot: [
    "device-support",
    "customer-service",
    "business-analysis",
    "technical-documentation",
    "mobile-assistant",
  ],
  adapter: [
    "device-support",
    "customer-service",
    "business-analysis",
    "technical-documentation",
    "mobile-assistant",
  ],
  model: ["phi-4-mini", "llama-3.2-3b", "qwen-2.5-3b", "mistral-nemo", "smollm2-135m"],
  store: ["chroma", "neo4j", "duckdb", "mlflow"],
  pipeline: ["fusion", "sentence-window", "auto-merging"],
};
