import type { CitedAnswer } from "#retrieval/answer/cited-answer.ts";
import type { RankedPassage } from "#retrieval/pipeline.ts";
import { judgeQuestion, type JudgedRow } from "./judge-pipeline.ts";
import type { JudgedQuestion } from "./judged-question.ts";

/** What one pipeline found for a question, and how long it looked. */
export type Found = { ranked: readonly RankedPassage[]; seconds: number };

export type JudgePipelinesOptions = {
  pipelines: readonly string[];
  questions: readonly JudgedQuestion[];
  find(pipeline: string, question: string): Promise<Found>;
  answer(question: string, ranked: readonly RankedPassage[]): Promise<CitedAnswer>;
  /** Told after each question; may throw to stop. */
  onJudged?(done: number): Promise<void>;
};

/** Passages asked of a pipeline: enough that ten records are among them though some come with several passages. */
export const judgedPassages = 30;

/** Asks every pipeline every question, question by question, so that a machine's moods fall on all alike; rows by pipeline. */
export async function judgePipelines(options: JudgePipelinesOptions): Promise<Map<string, JudgedRow[]>> {
  const rows = new Map<string, JudgedRow[]>(options.pipelines.map((name) => [name, []]));
  for (const [index, question] of options.questions.entries()) {
    for (const pipeline of options.pipelines) {
      const { ranked, seconds } = await options.find(pipeline, question.question);
      const answer = await options.answer(question.question, ranked);
      rows.get(pipeline)?.push(judgeQuestion(question, ranked, answer, seconds));
    }
    await options.onJudged?.(index + 1);
  }
  return rows;
}
