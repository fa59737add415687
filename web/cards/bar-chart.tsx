import { showNumber } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import type { ChartPoints } from "./chart-points.ts";

const barsShown = 24;
const share = (part: number) => `${(part * 100).toFixed(2)}%`;

/** One bar a row, from zero; names in full width, so that long ones can be read. */
export function BarChart({ chart }: { chart: ChartPoints }) {
  const shown = chart.points.slice(0, barsShown);
  const low = Math.min(0, ...shown.map((point) => point.value));
  const high = Math.max(0, ...shown.map((point) => point.value));
  const span = high - low || 1;
  return (
    <>
      <ul
        aria-label={words.tool.chartOf(chart.y, chart.x)}
        className="grid grid-cols-[fit-content(38%)_1fr_auto] gap-x-3 gap-y-1 text-[13px]"
      >
        {shown.map(({ label, value }, index) => (
          <li key={`${label} ${index}`} className="col-span-3 grid grid-cols-subgrid items-center">
            <span className="min-w-0 truncate text-right" title={label}>
              {label}
            </span>
            <span aria-hidden className="relative h-4">
              <span
                className="absolute inset-y-0 min-w-px rounded-[3px] bg-accent"
                style={{
                  left: share((Math.min(0, value) - low) / span),
                  width: share(Math.abs(value) / span),
                }}
              />
            </span>
            <span className="min-w-8 text-right tabular-nums">{showNumber(value)}</span>
          </li>
        ))}
      </ul>
      {chart.points.length > barsShown && (
        <p className="mt-2 text-[12.5px] text-muted">
          {words.tool.moreBars(chart.points.length - barsShown)}
        </p>
      )}
    </>
  );
}
