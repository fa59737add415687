import type { EvaluatedModel } from "./evaluated-model.ts";

export type ItemAnswer = { output: string; score: number; seconds: number };

/** One item as all the models of a report answered it; `answers` by model address. */
export type ReportItem = {
  suite: string;
  task: string;
  item_id: string;
  cluster: string;
  prompt: string;
  expected: string;
  answers: Record<string, ItemAnswer>;
};

/** The items of the models' evaluations joined by suite and id, ordered by suite as first met, task and id. */
export function joinReportItems(models: readonly EvaluatedModel[]): ReportItem[] {
  const joined = new Map<string, ReportItem>();
  const suites: string[] = [];
  for (const { model, evaluations } of models) {
    for (const { evaluation, items } of evaluations) {
      if (!suites.includes(evaluation.suite)) suites.push(evaluation.suite);
      for (const item of items) {
        const key = `${evaluation.suite}\n${item.item_id}`;
        const { item_id, task, cluster, prompt, expected } = item;
        const entry = joined.get(key) ?? {
          suite: evaluation.suite,
          task,
          item_id,
          cluster,
          prompt,
          expected,
          answers: {},
        };
        entry.answers[model] = { output: item.output, score: item.score, seconds: item.seconds };
        joined.set(key, entry);
      }
    }
  }
  return [...joined.values()].toSorted(
    (left, right) =>
      suites.indexOf(left.suite) - suites.indexOf(right.suite) ||
      left.task.localeCompare(right.task, "en") ||
      left.item_id.localeCompare(right.item_id, "en", { numeric: true }),
  );
}
