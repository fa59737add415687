"use client";

import { words } from "#web/messages/words.ts";
import { BarChart } from "./bar-chart.tsx";
import type { ChartPoints } from "./chart-points.ts";
import { LineChart } from "./line-chart.tsx";

/** A table as a picture. */
export function ChartView({ points }: { points: ChartPoints }) {
  return (
    <figure className="border-t px-4 py-3">
      <figcaption className="mb-2 text-[12.5px] text-muted">
        {words.tool.chartOf(points.y, points.x)}
      </figcaption>
      {points.kind === "bar" ? <BarChart chart={points} /> : <LineChart chart={points} />}
    </figure>
  );
}
