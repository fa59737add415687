"use client";

import { useState, type PointerEvent } from "react";
import { showDay, showNumber } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import type { ChartPoints } from "./chart-points.ts";
import { ticksFor } from "./chart-scale.ts";

const size = { width: 640, height: 240 };
const inset = { left: 52, right: 14, top: 10, bottom: 26 };
const inner = {
  width: size.width - inset.left - inset.right,
  height: size.height - inset.top - inset.bottom,
};
const labelsWanted = 6;
const isoDate = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/;

const told = (label: string) => (isoDate.test(label) ? showDay(label) : label);

function scales(values: number[]) {
  const ticks = ticksFor(Math.min(0, ...values), Math.max(...values), 5);
  const last = values.length - 1;
  return {
    ticks: ticks.values,
    x: (index: number) => inset.left + (index / last) * inner.width,
    y: (value: number) => inset.top + (1 - (value - ticks.low) / (ticks.high - ticks.low)) * inner.height,
  };
}

/** A series over what stands along the table; pointing at it reads the nearest point. */
export function LineChart({ chart }: { chart: ChartPoints }) {
  const [pointed, setPointed] = useState<number>();
  const values = chart.points.map((point) => point.value);
  const { ticks, x, y } = scales(values);
  const last = values.length - 1;
  const shown = Math.min(pointed ?? last, last);
  const every = Math.max(1, Math.ceil(values.length / labelsWanted));
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * size.width;
    setPointed(Math.round(Math.min(1, Math.max(0, (place - inset.left) / inner.width)) * last));
  };
  return (
    <>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={words.tool.chartOf(chart.y, chart.x)}
        onPointerMove={point}
        onPointerLeave={() => setPointed(undefined)}
        className="w-full touch-pan-y select-none"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={inset.left}
              x2={size.width - inset.right}
              y1={y(tick)}
              y2={y(tick)}
              className="stroke-line"
            />
            <text
              x={inset.left - 8}
              y={y(tick) + 4}
              textAnchor="end"
              className="fill-muted text-[12px] tabular-nums"
            >
              {showNumber(tick)}
            </text>
          </g>
        ))}
        {chart.points.map(({ label }, index) =>
          index % every === 0 ? (
            <text
              key={label}
              x={x(index)}
              y={size.height - 7}
              textAnchor={index === 0 ? "start" : "middle"}
              className="fill-muted text-[12px] tabular-nums"
            >
              {told(label).slice(0, 16)}
            </text>
          ) : null,
        )}
        <polyline
          points={values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}
          fill="none"
          strokeWidth="1.75"
          strokeLinejoin="round"
          className="stroke-accent"
        />
        <circle
          cx={x(shown)}
          cy={y(values[shown] ?? 0)}
          r="4"
          className="fill-accent stroke-surface"
          strokeWidth="1.5"
        />
      </svg>
      <p className="flex justify-between text-[12.5px] text-muted tabular-nums">
        <span>{told(chart.points[shown]?.label ?? "")}</span>
        <span>
          {chart.y} <span className="font-medium text-ink">{showNumber(values[shown] ?? 0)}</span>
        </span>
      </p>
    </>
  );
}
