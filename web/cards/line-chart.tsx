"use client";

import { useState } from "react";
import { useWidth } from "#web/controls/use-width.ts";
import { showDay, showNumber } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { ChartFrame, chartPlaces, ChartTrace, type ChartShape } from "./chart-frame.tsx";
import type { ChartPoints } from "./chart-points.ts";
import { ticksFor } from "./chart-scale.ts";

/** One unit is one pixel, so that the words keep their size on a phone. */
const shapeOf = (width: number): ChartShape => ({
  width,
  height: width < 480 ? 190 : 240,
  inset: { left: 48, right: 14, top: 10, bottom: 26 },
  text: "text-[12px]",
});
/** A label with the room around it. */
const labelWidth = 96;
const isoDate = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/;

const told = (label: string) => (isoDate.test(label) ? showDay(label) : label);

/** A series over what stands along the table; pointing at it reads the nearest point. */
export function LineChart({ chart }: { chart: ChartPoints }) {
  const { box, width } = useWidth();
  return (
    <div ref={box} className="min-h-[210px]">
      {width !== undefined && <Drawing chart={chart} shape={shapeOf(Math.max(width, 240))} />}
    </div>
  );
}

function Drawing({ chart, shape }: { chart: ChartPoints; shape: ChartShape }) {
  const [pointed, setPointed] = useState<number>();
  const values = chart.points.map((point) => point.value);
  const ticks = ticksFor(Math.min(0, ...values), Math.max(...values), 5);
  const places = chartPlaces(shape, ticks);
  const last = values.length - 1;
  const x = (index: number) => places.x(index / last);
  const shown = Math.min(pointed ?? last, last);
  const every = Math.max(1, Math.ceil(values.length / Math.max(2, Math.floor(shape.width / labelWidth))));
  const point = (share: number | undefined) =>
    setPointed(share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * last));
  return (
    <>
      <ChartFrame
        shape={shape}
        places={places}
        ticks={ticks.values}
        label={words.tool.chartOf(chart.y, chart.x)}
        onPoint={point}
      >
        {chart.points.map(({ label }, index) =>
          index % every === 0 && (index === 0 || x(index) - x(0) > 1.5 * labelWidth) ? (
            <text
              key={label}
              x={x(index)}
              y={shape.height - 7}
              textAnchor={index === 0 ? "start" : x(index) > shape.width - labelWidth / 2 ? "end" : "middle"}
              className="fill-muted text-[12px] tabular-nums"
            >
              {told(label).slice(0, 16)}
            </text>
          ) : null,
        )}
        <ChartTrace
          points={values.map((value, index) => ({ x: x(index), y: places.y(value) }))}
          shown={shown}
          radius={4}
        />
      </ChartFrame>
      <p className="flex justify-between text-[12.5px] text-muted tabular-nums">
        <span>{told(chart.points[shown]?.label ?? "")}</span>
        <span>
          {chart.y} <span className="font-medium text-ink">{showNumber(values[shown] ?? 0)}</span>
        </span>
      </p>
    </>
  );
}
