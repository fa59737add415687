import type { DatasetRecord } from "#domain/dataset.ts";
import type { Check, SuiteItem } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { promptReference } from "#data/prompts/prompt-libraries.ts";
import { foldOf } from "#data/training/fold-of.ts";
import {
  supportPrompt,
  supportPromptLibrary,
  supportTasks,
  type SupportTask,
} from "#data/training/support-task.ts";
import { unitHash } from "#data/unit-hash.ts";
import type { SuiteDefinition } from "./suite-definition.ts";

/** Items of each task, when the test fold holds as many records: 280 in all. */
const itemsOfTask: Readonly<Record<SupportTask["task"], number>> = {
  category: 100,
  urgency: 70,
  extraction: 40,
  "next-step": 70,
};

const clusterOf = (record: DatasetRecord) =>
  `${String(record["device_id"])}:${String(record["problem_family"])}`;

function checkOf(task: SupportTask, record: DatasetRecord): Check {
  if (task.jsonSchema === undefined) return { kind: "label", expected: task.answer(record) };
  return {
    kind: "json-fields",
    expected: { device: String(record["device_name"]), symptom: String(record["symptom"]) },
  };
}

function itemOf(task: SupportTask, record: DatasetRecord): SuiteItem {
  return {
    id: `${record.id}:${task.task}`,
    task: task.task,
    cluster: clusterOf(record),
    prompt: supportPrompt(task, record),
    check: checkOf(task, record),
    decoding: {
      max_tokens: task.maxTokens,
      temperature: 0,
      seed: 0,
      ...(task.choices ? { choices: [...task.choices] } : {}),
      ...(task.jsonSchema ? { json_schema: task.jsonSchema } : {}),
    },
  };
}

/** The same order at every run, that of a hash: each task takes the first records, so that tasks share tickets. */
function orderRecords(records: readonly DatasetRecord[]): DatasetRecord[] {
  return records
    .map((record) => ({ record, place: unitHash(`suite:${record.id}`) }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ record }) => record);
}

function buildItems(records: readonly DatasetRecord[]): SuiteItem[] {
  const test = records.filter(
    (record) => foldOf(String(record["device_id"]), String(record["problem_family"])) === "test",
  );
  if (test.length === 0) {
    throw new Failure(
      "invalid-input",
      "Not one of these records is in the test fold, so there is nothing to evaluate on.",
      {
        hint: "Generate support-knowledge at scale 1 or above.",
      },
    );
  }
  return orderRecords(test).flatMap((record, place) =>
    supportTasks.filter(({ task }) => place < itemsOfTask[task]).map((task) => itemOf(task, record)),
  );
}

export const deviceSupportSuite: SuiteDefinition = {
  name: "device-support",
  title: "Device support",
  description:
    "Tickets of the test fold: category, urgency, device and symptom as JSON, and the next step to advise.",
  source_dataset: "support-knowledge",
  main_metric: "device_support_score",
  metrics: [
    {
      name: "device_support_score",
      title: "Device support score",
      tasks: supportTasks.map(({ task }) => task),
    },
    { name: "category_accuracy", title: "Category accuracy", tasks: ["category"] },
    { name: "urgency_accuracy", title: "Urgency accuracy", tasks: ["urgency"] },
    { name: "extraction_score", title: "Extraction score", tasks: ["extraction"] },
    { name: "next_step_accuracy", title: "Next-step accuracy", tasks: ["next-step"] },
  ],
  prompts: supportTasks.map(({ prompt }) => promptReference(supportPromptLibrary, prompt)),
  buildItems,
};
