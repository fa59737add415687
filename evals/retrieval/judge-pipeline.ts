import { answerF1, answerRecall, citationPrecision, groundedness } from "#evals/metrics/answer-metrics.ts";
import { rankingMetrics } from "#evals/metrics/ranking-metrics.ts";
import type { CitedAnswer } from "#retrieval/answer/cited-answer.ts";
import type { RankedPassage } from "#retrieval/pipeline.ts";
import type { JudgedQuestion } from "./judged-question.ts";

/** What a pipeline did with one question: values of 0 to 1 by metric; a metric that does not apply is absent. */
export type JudgedRow = {
  id: string;
  cluster: string;
  values: Record<string, number>;
  seconds: number;
};

export const retrievalMetrics = ["ndcg_at_10", "recall_at_10", "mrr", "hit_at_5"] as const;
export const answerMetrics = [
  "citation_precision",
  "answer_recall",
  "answer_f1",
  "groundedness",
  "answered_rightly",
] as const;

/** An answer that says this share of the expected one's content words states it. */
const statedShare = 0.5;

/** Measures one question. A record found by several passages counts once, at its best rank. */
export function judgeQuestion(
  question: JudgedQuestion,
  ranked: readonly RankedPassage[],
  answer: CitedAnswer,
  seconds: number,
): JudgedRow {
  const { id, cluster } = question;
  const relevant = new Set(question.relevant);
  const ranking = relevant.size === 0 ? {} : rankingMetrics(recordsOf(ranked), relevant);
  return { id, cluster, seconds, values: { ...ranking, ...answerValues(question, answer, relevant) } };
}

function recordsOf(ranked: readonly RankedPassage[]): string[] {
  return [...new Set(ranked.map(({ passage }) => `${passage.collection}/${passage.record_id}`))];
}

function answerValues(
  question: JudgedQuestion,
  answer: CitedAnswer,
  relevant: ReadonlySet<string>,
): Record<string, number> {
  // Without an answer in the documents, the right thing is to say so; with one, to state it.
  if (relevant.size === 0) return { answered_rightly: answer.is_supported ? 0 : 1 };
  if (!answer.is_supported) return { answered_rightly: 0, answer_recall: 0, answer_f1: 0 };
  const text = answer.sentences.map((sentence) => sentence.text).join(" ");
  const cited = answer.passages.filter(({ number }) =>
    answer.sentences.some(({ citations }) => citations.includes(number)),
  );
  const precision = citationPrecision(
    cited.map(({ passage }) => `${passage.collection}/${passage.record_id}`),
    relevant,
  );
  return {
    groundedness: groundedness(
      text,
      cited.map(({ passage }) => `${passage.title} ${passage.text}`),
    ),
    ...(precision === undefined ? {} : { citation_precision: precision }),
    ...(question.answer === undefined ? {} : againstExpected(text, question.answer)),
  };
}

function againstExpected(text: string, expected: string): Record<string, number> {
  const recall = answerRecall(text, expected);
  return {
    answer_recall: recall,
    answer_f1: answerF1(text, expected),
    answered_rightly: recall >= statedShare ? 1 : 0,
  };
}
