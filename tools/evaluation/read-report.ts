import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { report as reportSchema } from "#domain/report.ts";
import { defineTool } from "#tools/define-tool.ts";
import { resolveReport } from "#tools/naming/resolve-report.ts";
import { readReportExamples } from "./read-report.examples.ts";

export const readReport = defineTool({
  name: "read_report",
  title: "Read a report",
  description:
    "Reads a comparative report: the verdict in words, each metric's difference with interval, corrected p value, smallest detectable effect, and overlap with training data. Without an id: the newest.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    report: entityId("report", "its id; the newest when left out").optional(),
    suite: entityId("suite", "the newest on this suite, when no id is given").optional(),
    model: entityId("model", "the newest on this model, when no id is given").optional(),
  }),
  output: z.object({
    report: entityId("report", "its id"),
    verdict: z.string(),
    candidate: entityId("model", "the candidate"),
    body: reportSchema,
  }),
  phrase: ({ report }) =>
    report === undefined
      ? "Read the newest report"
      : `Read ${typeof report === "string" ? `report ${report}` : "the report to come"}`,
  summarize: ({ body }) => ({
    text: `${body.sentence}${body.overlap === null ? "" : ` Of ${body.overlap.checked} training examples ${body.overlap.near_duplicates} are near-duplicates of test items.`}`,
    card: {
      kind: "table",
      title: body.title,
      columns: [
        { key: "metric", label: "Metric" },
        { key: "baseline", label: "Against" },
        { key: "difference", label: "Difference", numeric: true },
        { key: "interval", label: "95 % interval" },
        { key: "p", label: "Corrected p", numeric: true },
        { key: "n", label: "n", numeric: true },
        { key: "detectable", label: "Smallest detectable", numeric: true },
        { key: "verdict", label: "Verdict" },
      ],
      rows: body.differences.map((item) => ({
        metric: `${item.suite}: ${item.metric}`,
        baseline: item.baseline,
        difference: Number(item.difference.toFixed(3)),
        interval: `${item.interval.low.toFixed(3)} to ${item.interval.high.toFixed(3)}`,
        p: Number(item.p_corrected.toPrecision(2)),
        n: item.n,
        detectable: Number(item.smallest_detectable.toFixed(3)),
        verdict: item.verdict.replaceAll("-", " "),
      })),
    },
  }),
  examples: readReportExamples,
  async run(input, { platform }) {
    const body = await resolveReport(platform.ledger.db, input);
    return { report: body.id, verdict: body.verdict, candidate: body.candidate, body };
  },
});
