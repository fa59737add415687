"use client";

import { useState } from "react";
import { showNumber, showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { ChartFrame, chartPlaces, ChartTrace, type ChartShape } from "./chart-frame.tsx";
import { nearestIndex, ticksFor } from "./chart-scale.ts";

type SeriesChartProps = { steps: number[]; values: number[]; label: string };

const shape: ChartShape = {
  width: 480,
  height: 230,
  inset: { left: 48, right: 10, top: 10, bottom: 24 },
  text: "text-[11.5px]",
};

/** The round numbers of the steps. */
const ticksAcross = (first: number, last: number) =>
  ticksFor(first, last, 6).values.filter((tick) => tick >= first && tick <= last && Number.isInteger(tick));

/** A live series over steps; pointing at it reads the nearest point. Drawn by hand: it follows the theme and needs no locale. */
export function SeriesChart({ steps, values, label }: SeriesChartProps) {
  const [pointed, setPointed] = useState<number>();
  if (values.length < 2) return <p className="py-8 text-center text-muted">{words.job.noSeries}</p>;
  const [first, last] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  const ticks = ticksFor(Math.min(...values), Math.max(...values), 5);
  const places = chartPlaces(shape, ticks);
  const x = (step: number) => places.x((step - first) / (last - first || 1));
  const shown = Math.min(pointed ?? values.length - 1, values.length - 1);
  const [step = 0, value = 0] = [steps[shown], values[shown]];
  const point = (share: number | undefined) =>
    setPointed(share === undefined ? undefined : nearestIndex(steps, first + share * (last - first)));
  return (
    <figure>
      <ChartFrame
        shape={shape}
        places={places}
        ticks={ticks.values}
        label={words.job.latest(label, showNumber(values.at(-1) ?? 0))}
        onPoint={point}
      >
        {ticksAcross(first, last).map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={shape.height - 6}
            textAnchor="middle"
            className="fill-muted text-[11.5px] tabular-nums"
          >
            {showWhole(tick)}
          </text>
        ))}
        <line
          x1={x(step)}
          x2={x(step)}
          y1={shape.inset.top}
          y2={shape.height - shape.inset.bottom}
          className={pointed === undefined ? "stroke-transparent" : "stroke-line-strong"}
        />
        <ChartTrace
          points={steps.map((item, index) => ({ x: x(item), y: places.y(values[index] ?? 0) }))}
          shown={shown}
          radius={3.5}
        />
      </ChartFrame>
      <figcaption className="flex justify-between text-[12.5px] text-muted tabular-nums">
        <span>{`${words.job.step} ${showWhole(step)}`}</span>
        <span>
          {label} <span className="font-medium text-ink">{showNumber(value)}</span>
        </span>
      </figcaption>
    </figure>
  );
}
