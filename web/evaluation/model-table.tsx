import type { Report, ReportModel } from "#domain/report.ts";
import { showShare, showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { metricLabel } from "./metric-label.ts";

function ValueCell({ model, suite, metric }: { model: ReportModel; suite: string; metric: string }) {
  const value = model.metrics.find((item) => item.suite === suite && item.metric === metric);
  if (value === undefined) return <td className="px-3 py-1.5 text-right text-muted">–</td>;
  return (
    <td className="px-3 py-1.5 text-right whitespace-nowrap tabular-nums last:pr-4">
      {showShare(value.mean)}
      <span className="ml-2 text-[12px] text-muted @max-lg:ml-0 @max-lg:block">
        {`${(value.interval.low * 100).toFixed(1)} … ${(value.interval.high * 100).toFixed(1)}`}
      </span>
    </td>
  );
}

const memoryText = ({ peak_memory_mb: memory }: ReportModel) =>
  typeof memory === "number" ? `${showWhole(Math.round(memory))} MB` : words.report.notMeasured;

/** Every model's own figures, metric by metric, with their intervals; the cost below. */
export function ModelTable({ report }: { report: Report }) {
  const metrics = [
    ...new Map(
      report.models.flatMap((model) => model.metrics).map((item) => [`${item.suite} ${item.metric}`, item]),
    ).values(),
  ];
  const isMemoryMeasured = report.models.some((model) => typeof model.peak_memory_mb === "number");
  return (
    <div
      className="overflow-x-auto rounded-card border bg-surface"
      tabIndex={0}
      role="region"
      aria-label={words.report.metrics}
    >
      <table className="w-full text-[13px]">
        <thead>
          <tr className="border-b text-muted">
            <th className="px-4 py-2 text-left font-normal">{words.report.metric}</th>
            {report.models.map((model) => (
              <th key={model.model} className="px-3 py-2 text-right font-normal last:pr-4">
                <span className="block font-medium text-ink">{model.label}</span>
                <span className="block text-[12px]">
                  {model.model === report.candidate
                    ? words.report.candidate
                    : model.model === report.baseline
                      ? words.report.baseline
                      : ""}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {metrics.map((item) => (
            <tr key={`${item.suite} ${item.metric}`} className="border-b">
              <th className="px-4 py-1.5 text-left font-normal">
                <span className={item.metric === report.main_metric ? "font-medium" : ""}>
                  {metricLabel(item.metric)}
                </span>
                <span className="ml-2 text-[12px] text-muted @max-lg:ml-0 @max-lg:block">{`${item.suite} · n ${item.n}`}</span>
              </th>
              {report.models.map((model) => (
                <ValueCell key={model.model} model={model} suite={item.suite} metric={item.metric} />
              ))}
            </tr>
          ))}
          <tr className="border-b text-muted">
            <th className="px-4 py-1.5 text-left font-normal">{words.report.speed}</th>
            {report.models.map((model) => (
              <td key={model.model} className="px-3 py-1.5 text-right tabular-nums last:pr-4">
                {model.seconds_per_item.toFixed(2)}
              </td>
            ))}
          </tr>
          <tr className="border-b text-muted last:border-0">
            <th className="px-4 py-1.5 text-left font-normal">{words.report.tokens}</th>
            {report.models.map((model) => (
              <td key={model.model} className="px-3 py-1.5 text-right tabular-nums last:pr-4">
                {showWhole(model.completion_tokens)}
              </td>
            ))}
          </tr>
          {isMemoryMeasured && (
            <tr className="text-muted">
              <th className="px-4 py-1.5 text-left font-normal" title={words.report.memoryNote}>
                {words.report.memory}
              </th>
              {report.models.map((model) => (
                <td key={model.model} className="px-3 py-1.5 text-right tabular-nums last:pr-4">
                  {memoryText(model)}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
