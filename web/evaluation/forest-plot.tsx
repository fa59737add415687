import type { PairedDifference, Verdict } from "#domain/report.ts";
import { showPoints } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { forestScale } from "./forest-scale.ts";
import { metricLabel } from "./metric-label.ts";

type ForestPlotProps = { differences: PairedDifference[]; mainMetric: string };

const colours: Record<Verdict, string> = {
  better: "text-good",
  worse: "text-bad",
  "not-distinguishable": "text-muted",
};

/** One difference with its interval, over a share of the width; zero is where nothing differs. */
function ForestRow({
  item,
  at,
  zero,
}: {
  item: PairedDifference;
  at: (value: number) => number;
  zero: number;
}) {
  const percent = (value: number) => `${(at(value) * 100).toFixed(2)}%`;
  const isClear = item.verdict !== "not-distinguishable";
  return (
    <svg width="100%" height="26" className={`block ${colours[item.verdict]}`} aria-hidden>
      <line
        x1={`${zero * 100}%`}
        x2={`${zero * 100}%`}
        y1="0"
        y2="26"
        className="stroke-line-strong"
        strokeDasharray="2 2"
      />
      <line
        x1={percent(item.interval.low)}
        x2={percent(item.interval.high)}
        y1="13"
        y2="13"
        stroke="currentColor"
        strokeWidth="2"
      />
      <line
        x1={percent(item.interval.low)}
        x2={percent(item.interval.low)}
        y1="8.5"
        y2="17.5"
        stroke="currentColor"
        strokeWidth="2"
      />
      <line
        x1={percent(item.interval.high)}
        x2={percent(item.interval.high)}
        y1="8.5"
        y2="17.5"
        stroke="currentColor"
        strokeWidth="2"
      />
      <circle
        cx={percent(item.difference)}
        cy="13"
        r="5"
        strokeWidth="2"
        stroke="currentColor"
        className={isClear ? "fill-current" : "fill-surface"}
      />
    </svg>
  );
}

function describe(item: PairedDifference): string {
  const { low, high } = item.interval;
  return `${metricLabel(item.metric)}, ${item.suite}: ${showPoints(item.difference)} (${showPoints(low)} … ${showPoints(high)}), ${words.report.verdict[item.verdict]}`;
}

/** A narrow axis has room for its ends and zero. */
const isKeptNarrow = (tick: number, ticks: number[]) =>
  tick === 0 || tick === ticks[0] || tick === ticks.at(-1);

/** Differences of candidate and baseline with their intervals, one row a metric, on one axis. */
export function ForestPlot({ differences, mainMetric }: ForestPlotProps) {
  const scale = forestScale(differences);
  const zero = scale.at(0);
  // In little room the names stand above their rows, in full.
  const grid = "grid grid-cols-[1fr_auto] items-center gap-x-3 @lg:grid-cols-[190px_1fr_64px]";
  const across = "col-span-2 row-start-2 @lg:col-span-1 @lg:col-start-2 @lg:row-start-1";
  return (
    <figure className="@container">
      <figcaption className="mb-1 text-[12.5px] text-muted">{`${words.report.forest}, ${words.report.points}`}</figcaption>
      <ul>
        {differences.map((item) => (
          <li key={`${item.suite}-${item.metric}-${item.candidate}-${item.baseline}`} className={grid}>
            <span className="sr-only">{describe(item)}</span>
            <span aria-hidden className="min-w-0 py-0.5 leading-tight">
              <span className={`text-[13px] @lg:block ${item.metric === mainMetric ? "font-medium" : ""}`}>
                {metricLabel(item.metric)}
              </span>{" "}
              <span className="text-[12px] text-muted @lg:block">{item.suite}</span>
            </span>
            <span className={`block ${across}`}>
              <ForestRow item={item} at={scale.at} zero={zero} />
            </span>
            <span
              aria-hidden
              className={`text-right text-[13px] font-medium tabular-nums @lg:col-start-3 ${colours[item.verdict]}`}
            >
              {showPoints(item.difference)}
            </span>
          </li>
        ))}
      </ul>
      <div className={grid} aria-hidden>
        <span className="relative col-span-2 block h-5 border-t @lg:col-span-1 @lg:col-start-2 text-[11.5px] text-muted tabular-nums">
          {scale.ticks.map((tick) => (
            <span
              key={tick}
              className={`absolute top-0.5 -translate-x-1/2 ${isKeptNarrow(tick, scale.ticks) ? "" : "hidden @md:inline"}`}
              style={{ left: `${(scale.at(tick) * 100).toFixed(2)}%` }}
            >
              {tick === 0 ? "0" : showPoints(tick).replace(/\.0$/, "")}
            </span>
          ))}
        </span>
      </div>
    </figure>
  );
}
