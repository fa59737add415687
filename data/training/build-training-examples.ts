import type { DatasetRecord, TrainingExample } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import { foldOf } from "./fold-of.ts";
import { generalExamples } from "./general-examples.ts";
import { distinctTexts } from "./near-duplicates.ts";
import { supportPrompt, supportTasks } from "./support-task.ts";

export type TrainingSetOptions = {
  seed: number;
  /** At most this many examples, general ones included. */
  limit?: number;
  /** Only records with these values, such as `{series: "Moto Edge"}`. */
  filters?: Readonly<Record<string, string | number | boolean>>;
  /** Share of what is not test that goes to validation; .1 when absent. */
  validation_share?: number;
  /** Share of the whole that are general instructions, against forgetting; .2 when absent. */
  general_share?: number;
  /** Only these tasks; all when absent. */
  tasks?: readonly string[];
};

export type TrainingSetResult = {
  examples: TrainingExample[];
  /** Examples left out because they nearly repeat another of the same task. */
  near_duplicates_removed: number;
  /** Records left out because they belong to the test fold. */
  test_records: number;
};

function matches(record: DatasetRecord, filters: TrainingSetOptions["filters"] = {}): boolean {
  return Object.entries(filters).every(([name, value]) => {
    const held = record[name];
    return typeof held === "string" && typeof value === "string"
      ? held.toLowerCase() === value.toLowerCase()
      : held === value;
  });
}

/** What the model is asked: the last turn before its answer. */
export const promptOf = (example: TrainingExample) => example.messages.at(-2)?.content ?? "";

function examplesOf(
  record: DatasetRecord,
  split: TrainingExample["split"],
  tasks: TrainingSetOptions["tasks"],
): TrainingExample[] {
  return supportTasks
    .filter(({ task }) => tasks === undefined || tasks.includes(task))
    .map((task) => ({
      id: `${record.id}:${task.task}`,
      split,
      task: task.task,
      cluster: `${String(record["device_id"])}:${String(record["problem_family"])}`,
      messages: [
        { role: "user", content: supportPrompt(task, record) },
        { role: "assistant", content: task.answer(record) },
      ],
    }));
}

/** Shuffles the tickets and keeps the examples of one ticket together: what they begin alike can be computed once. */
function shuffleTickets(examples: readonly TrainingExample[], random: SeededRandom): TrainingExample[] {
  return random.shuffle([...Map.groupBy(examples, (example) => example.cluster).values()]).flat();
}

/** General examples at even distances among the others. */
function spread(special: readonly TrainingExample[], general: readonly TrainingExample[]): TrainingExample[] {
  const place = (index: number, count: number) => (index + 0.5) / count;
  return [
    ...special.map((example, index) => ({ example, place: place(index, special.length) })),
    ...general.map((example, index) => ({ example, place: place(index, general.length) })),
  ]
    .toSorted((left, right) => left.place - right.place)
    .map(({ example }) => example);
}

function checkedGeneralShare(options: TrainingSetOptions): number {
  const share = options.general_share ?? 0.2;
  if (share >= 0 && share <= 0.9) return share;
  throw new Failure("invalid-input", `A general share of ${share} leaves nothing of the records.`, {
    hint: "Give a general_share from 0 to 0.9.",
  });
}

/** What the tasks read of a record; other data has no tickets to learn from. */
const needed = [
  "customer_message",
  "device_id",
  "device_name",
  "problem_family",
  "category",
  "urgency",
  "symptom",
  "next_step",
];

function assertTickets(records: readonly DatasetRecord[]): void {
  const [first] = records;
  const missing = first ? needed.filter((name) => typeof first[name] !== "string") : [];
  if (missing.length === 0) return;
  throw new Failure(
    "invalid-input",
    `These records are no support tickets: they lack ${missing.join(", ")}.`,
    {
      hint: "Training examples are made from support-knowledge, or from imported records with the same fields.",
    },
  );
}

/**
 * Chat examples of the support tasks from `support-knowledge` records, mixed with general instructions. Never holds a
 * record of the test fold. Deterministic for records and options; throws `invalid-input` when nothing is left to learn from.
 */
export function buildTrainingExamples(
  records: readonly DatasetRecord[],
  options: TrainingSetOptions,
): TrainingSetResult {
  assertTickets(records);
  const generalShare = checkedGeneralShare(options);
  const folded = records
    .filter((record) => matches(record, options.filters))
    .map((record) => ({
      record,
      fold: foldOf(String(record["device_id"]), String(record["problem_family"]), options.validation_share),
    }));
  const all = folded.flatMap(({ record, fold }) =>
    fold === "test" ? [] : examplesOf(record, fold, options.tasks),
  );
  const distinct = distinctTexts(all, promptOf, (example) => example.task);
  if (distinct.length === 0) {
    throw new Failure("invalid-input", "No record is left to make training examples from.", {
      hint: "Loosen the filters, or generate more records: those of the test fold are kept for evaluation.",
    });
  }
  const limit = Math.max(1, options.limit ?? Number.POSITIVE_INFINITY);
  const tickets = shuffleTickets(distinct, seededRandom(`training-set:${options.seed}`));
  const special = tickets.slice(0, Math.max(1, Math.round(limit * (1 - generalShare))));
  const wanted = Math.round((special.length * generalShare) / (1 - generalShare));
  const general = generalExamples(
    options.seed,
    Math.min(wanted, limit - special.length),
    options.validation_share ?? 0.1,
  );
  return {
    examples: spread(special, general),
    near_duplicates_removed: all.length - distinct.length,
    test_records: folded.filter(({ fold }) => fold === "test").length,
  };
}
