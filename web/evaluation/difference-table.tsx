import type { PairedDifference, Verdict } from "#domain/report.ts";
import { showP, showPoints } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { metricLabel } from "./metric-label.ts";

type DifferenceTableProps = { differences: PairedDifference[]; mainMetric: string };

const colours: Record<Verdict, string> = {
  better: "text-good",
  worse: "text-bad",
  "not-distinguishable": "text-muted",
};
const head = "px-2 py-1 text-right font-normal whitespace-nowrap first:pl-0 last:pr-0";
const cell = "px-2 py-1.5 text-right whitespace-nowrap first:pl-0 last:pr-0";

/** The figures behind the plot. */
export function DifferenceTable({ differences, mainMetric }: DifferenceTableProps) {
  const level = differences[0]?.interval.level ?? 0.95;
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={words.report.difference}>
      <table className="w-full text-[13px] tabular-nums">
        <thead>
          <tr className="border-b text-muted">
            <th className={`${head} !text-left`}>{words.report.metric}</th>
            <th className={head}>{words.report.difference}</th>
            <th className={head}>{words.report.interval(`${Math.round(level * 100)} %`)}</th>
            <th className={head}>{words.report.p}</th>
            <th className={head}>{words.report.n}</th>
            <th className={head}>{words.report.detectable}</th>
            <th className={`${head} !text-left`}>{words.report.result}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((item) => (
            <tr key={`${item.suite}-${item.metric}-${item.baseline}`} className="border-b last:border-0">
              <td className={`${cell} !text-left`}>
                <span className={item.metric === mainMetric ? "font-medium" : ""}>
                  {metricLabel(item.metric)}
                </span>
              </td>
              <td className={cell}>{showPoints(item.difference)}</td>
              <td
                className={cell}
              >{`${showPoints(item.interval.low)} … ${showPoints(item.interval.high)}`}</td>
              <td className={cell} title={words.report.test[item.test]}>
                {showP(item.p_corrected)}
              </td>
              <td className={cell} title={words.report.clusters(item.clusters)}>
                {item.n}
              </td>
              <td className={`${cell} text-muted`}>{(item.smallest_detectable * 100).toFixed(1)}</td>
              <td className={`${cell} !text-left ${colours[item.verdict]}`}>
                {words.report.verdict[item.verdict]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
