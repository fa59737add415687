import type { Summary } from "#domain/card.ts";
import type { RetrievalEvaluation } from "./retrieval-evaluation-job.ts";

type Difference = RetrievalEvaluation["differences"][number];

const columns = [
  { key: "pipeline", label: "Pipeline" },
  { key: "ndcg_at_10", label: "nDCG@10", numeric: true },
  { key: "interval", label: "95 % interval" },
  { key: "recall_at_10", label: "Recall@10", numeric: true },
  { key: "mrr", label: "MRR", numeric: true },
  { key: "hit_at_5", label: "Hit@5", numeric: true },
  { key: "answered_rightly", label: "Answered rightly", numeric: true },
  { key: "answer_f1", label: "Answer F1", numeric: true },
  { key: "citation_precision", label: "Citation precision", numeric: true },
  { key: "groundedness", label: "Groundedness", numeric: true },
  { key: "milliseconds", label: "Milliseconds, median", numeric: true },
  { key: "verdict", label: "Verdict" },
];
const shownMetrics = new Set(columns.map(({ key }) => key));

/** The figures of each pipeline, best first, with the verdict in words. */
export function presentRetrieval(output: RetrievalEvaluation): Summary {
  const { results, baseline, questions, unanswerable, differences, collection, written_by } = output;
  const rows = results
    .map((result) => ({ result, mean: meanOf(result, "ndcg_at_10") }))
    .toSorted((one, other) => (other.mean ?? 0) - (one.mean ?? 0));
  const distinct = differences.filter(({ verdict }) => verdict !== "not-distinguishable");
  const about = collection === null ? "" : ` about ${collection}`;
  return {
    text: [
      `${questions} questions${about}, ${unanswerable} of them without an answer in the documents.`,
      ...(written_by === null ? [] : [`Answers are written by ${written_by}.`]),
      ...rows
        .slice(0, 1)
        .map(({ result, mean }) => `${result.pipeline} ranks best: nDCG@10 ${figure(mean)}.`),
      ...(differences.length === 0
        ? []
        : distinct.length === 0
          ? [`None can be told apart from ${baseline}.`]
          : distinct.map(differenceInWords)),
      ...output.left_out.map(({ pipeline, reason }) => `${pipeline} was left out: ${reason}`),
    ].join(" "),
    card: {
      kind: "table",
      title: "Retrieval by pipeline",
      columns,
      rows: rows.map(({ result }) => ({
        pipeline: result.pipeline,
        ...Object.fromEntries(
          result.metrics
            .filter(({ metric }) => shownMetrics.has(metric))
            .map(({ metric, mean }) => [metric, rounded(mean)]),
        ),
        interval: intervalOf(result),
        milliseconds: Math.round(result.seconds_p50 * 1000),
        verdict: verdictOf(result.pipeline, output),
      })),
      chart: { kind: "bar", x: "pipeline", y: "ndcg_at_10" },
    },
  };
}

function verdictOf(pipeline: string, { baseline, differences }: RetrievalEvaluation): string {
  if (pipeline === baseline) return differences.length === 0 ? "measured alone" : "the baseline";
  const own = differences.filter((one) => one.pipeline === pipeline);
  return own
    .map(({ metric, verdict }) => `${verdictWords[verdict]} ${purposes[metric] ?? metric}`)
    .join("; ");
}

const verdictWords: Readonly<Record<Difference["verdict"], string>> = {
  better: "better at",
  worse: "worse at",
  "not-distinguishable": "not distinguishable at",
};
const purposes: Readonly<Record<string, string>> = { ndcg_at_10: "ranking", answered_rightly: "answering" };

function differenceInWords({
  pipeline,
  baseline,
  metric,
  difference,
  low,
  high,
  ...one
}: Difference): string {
  const p = one.p_corrected < 0.001 ? "under .001" : figure(one.p_corrected);
  return `${pipeline} is ${one.verdict} than ${baseline} at ${purposes[metric] ?? metric}: ${signed(difference)} (95 % interval ${signed(low)} to ${signed(high)}, corrected p ${p}).`;
}

function meanOf({ metrics }: RetrievalEvaluation["results"][number], name: string): number | undefined {
  return metrics.find(({ metric }) => metric === name)?.mean;
}

function intervalOf({ metrics }: RetrievalEvaluation["results"][number]): string {
  const found = metrics.find(({ metric }) => metric === "ndcg_at_10");
  return found === undefined ? "" : `${figure(found.low)} to ${figure(found.high)}`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function figure(value: number | undefined): string {
  return value === undefined ? "unknown" : value.toFixed(3);
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}
