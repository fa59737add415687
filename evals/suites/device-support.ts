import type { DatasetRecord } from "#domain/dataset.ts";
import type { Check, SuiteItem } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { foldOf } from "#data/training/fold-of.ts";
import { supportTasks, type SupportTask } from "#data/training/support-task.ts";
import { unitHash } from "#data/unit-hash.ts";
import type { SuiteDefinition } from "./suite-definition.ts";

/** Items of each task, when the test fold holds as many records: 260 in all. */
const itemsOfTask: Readonly<Record<SupportTask["task"], number>> = {
  category: 95,
  urgency: 60,
  extraction: 45,
  "next-step": 60,
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
    system: task.instruction,
    prompt: String(record["customer_message"]),
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

/** The same choice of records at every run: those whose hash with the task is smallest. */
function chooseRecords(records: readonly DatasetRecord[], task: SupportTask): DatasetRecord[] {
  return records
    .map((record) => ({ record, place: unitHash(`suite:${task.task}:${record.id}`) }))
    .toSorted((left, right) => left.place - right.place)
    .slice(0, itemsOfTask[task.task])
    .map(({ record }) => record)
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
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
  return supportTasks.flatMap((task) => chooseRecords(test, task).map((record) => itemOf(task, record)));
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
  buildItems,
};
