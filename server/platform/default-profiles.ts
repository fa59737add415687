import type { SlotProfile } from "#domain/roster.ts";
import { trainingDefaults } from "#tools/trainers/training-defaults.ts";

const common = {
  regression_suite: "instruction-following",
  base_model: "local/smollm2-135m",
  training: {
    method: "lora" as const,
    rank: trainingDefaults.rank,
    steps: trainingDefaults.steps,
    learning_rate: trainingDefaults.learning_rate,
    batch_size: trainingDefaults.batch_size,
    general_share: trainingDefaults.general_share,
  },
  main_metric: "score",
  regression_margin: 0.15,
  max_parameters: 4e9,
};

/** The slots of a new roster, and what each asks for. A slot whose suite is not built yet stays empty: its gates cannot pass. */
export const defaultProfiles: readonly SlotProfile[] = [
  {
    ...common,
    slot: "device-support",
    title: "Device support",
    suite: "device-support",
    source_dataset: "support-knowledge",
    main_metric: "device_support_score",
  },
  {
    ...common,
    slot: "customer-service",
    title: "Customer service",
    suite: "customer-service",
    source_dataset: "customer-journeys",
  },
  {
    ...common,
    slot: "business-analysis",
    title: "Business analysis",
    suite: "business-analysis",
    source_dataset: "business-processes",
  },
  {
    ...common,
    slot: "technical-documentation",
    title: "Technical documentation",
    suite: "technical-documentation",
    source_dataset: "technical-documentation",
  },
  {
    ...common,
    slot: "mobile-assistant",
    title: "Mobile assistant",
    suite: "mobile-assistant",
    source_dataset: "support-knowledge",
  },
];
