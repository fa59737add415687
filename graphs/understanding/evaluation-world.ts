import { usageDataset, usageFields } from "#backends/ledger/usage/usage-dataset.ts";
import { catalogue } from "#backends/models/catalogue.ts";
import { generators } from "#data/generators.ts";
import { plannedNames } from "./planned-names.ts";
import type { KnownEntities } from "./understanding.ts";

const searchable = [
  "support-knowledge",
  "technical-documentation",
  "enterprise-documents",
  "customer-journeys",
];
const pipelines = ["vector", "hybrid", "graph", "sentence-window", "auto-merging", "fusion", "journey"];

/** What exists after a first start and one training: the world that requests are judged in. */
export function evaluationWorld(): KnownEntities {
  return {
    dataset: [
      ...generators.map(({ name, title, fields }) => ({ id: name, names: [title], fields })),
      { id: usageDataset, names: [usageDataset], fields: usageFields },
    ],
    collection: searchable.map((id) => ({ id, names: [id] })),
    pipeline: pipelines.map((id) => ({ id, names: [id] })),
    "training-set": [{ id: "support-knowledge-training@1", names: ["support-knowledge-training"] }],
    model: [
      { id: "local/smollm2-135m+device-support@3", names: [] },
      ...catalogue.map((entry) => ({
        id: entry.address,
        names: [entry.label],
        ...(entry.address.startsWith("local/")
          ? {}
          : { absent: "its weights are not on this machine and no host here has it." }),
      })),
    ],
    suite: ["device-support", "instruction-following"].map((id) => ({ id, names: [] })),
    slot: (plannedNames.slot ?? []).map((id) => ({ id, names: [] })),
    report: [{ id: "r-204", names: [] }],
    job: [{ id: "7f3a", names: [], state: "running" }],
  };
}

/** True when every name the expectation holds exists in that world. */
export function namesExist(args: Record<string, unknown>): boolean {
  const world = evaluationWorld();
  const isHere = (kind: string, value: unknown) =>
    [value]
      .flat()
      .every((id) =>
        world[kind]?.some(
          (entity) =>
            entity.absent === undefined &&
            (entity.id === id || entity.id.endsWith(`/${String(id)}`) || entity.names.includes(String(id))),
        ),
      );
  const dataOk = ["dataset", "datasets", "collection"].every(
    (name) => args[name] === undefined || isHere("dataset", args[name]),
  );
  const suiteOk = args["suite"] === undefined || isHere("suite", args["suite"]);
  const adapterOk = args["adapter"] === undefined || args["adapter"] === "device-support";
  return dataOk && suiteOk && adapterOk;
}

/** Catalogue models can be inspected, listed and proposed without their weights; anything that runs them is unavailable. */
export function modelsCanRun(tools: readonly string[][], args: Record<string, unknown>): boolean {
  const names = [args["model"], args["models"]].flat().filter((name) => name !== undefined);
  const areHere = names.every((name) => String(name).includes("smollm2-135m"));
  const without = [
    "inspect_model",
    "list_models",
    "estimate_training",
    "request_promotion",
    "read_report",
    "retire_model",
    "read_slot",
    "list_runs",
  ];
  return areHere || tools.every((alternatives) => alternatives.some((tool) => without.includes(tool)));
}
