"use client";

import { useState, type PointerEvent } from "react";
import { showNumber, showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { nearestIndex, ticksFor } from "./chart-scale.ts";

type SeriesChartProps = { steps: number[]; values: number[]; label: string };

const size = { width: 480, height: 230 };
const inset = { left: 48, right: 10, top: 10, bottom: 24 };
const inner = {
  width: size.width - inset.left - inset.right,
  height: size.height - inset.top - inset.bottom,
};

/** Where a step and a value stand, and the round numbers along both axes. */
function scales(steps: number[], values: number[]) {
  const vertical = ticksFor(Math.min(...values), Math.max(...values), 5);
  const [first, last] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  const across = ticksFor(first, last, 6).values.filter(
    (tick) => tick >= first && tick <= last && Number.isInteger(tick),
  );
  return {
    vertical: vertical.values,
    across,
    x: (step: number) => inset.left + ((step - first) / (last - first || 1)) * inner.width,
    y: (value: number) =>
      inset.top + (1 - (value - vertical.low) / (vertical.high - vertical.low)) * inner.height,
    stepAt: (share: number) => first + share * (last - first),
  };
}

/** A live series over steps; pointing at it reads the nearest point. Drawn by hand: it follows the theme and needs no locale. */
export function SeriesChart({ steps, values, label }: SeriesChartProps) {
  const [pointed, setPointed] = useState<number>();
  if (values.length < 2) return <p className="py-8 text-center text-muted">{words.job.noSeries}</p>;
  const { vertical, across, x, y, stepAt } = scales(steps, values);
  const shown = Math.min(pointed ?? values.length - 1, values.length - 1);
  const [step = 0, value = 0] = [steps[shown], values[shown]];
  const line = steps
    .map((item, index) => `${x(item).toFixed(1)},${y(values[index] ?? 0).toFixed(1)}`)
    .join(" ");
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * size.width;
    setPointed(nearestIndex(steps, stepAt((place - inset.left) / inner.width)));
  };
  return (
    <figure>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={words.job.latest(label, showNumber(values.at(-1) ?? 0))}
        onPointerMove={point}
        onPointerLeave={() => setPointed(undefined)}
        className="w-full touch-pan-y select-none"
      >
        {vertical.map((tick) => (
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
              className="fill-muted text-[11.5px] tabular-nums"
            >
              {showNumber(tick)}
            </text>
          </g>
        ))}
        {across.map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={size.height - 6}
            textAnchor="middle"
            className="fill-muted text-[11.5px] tabular-nums"
          >
            {showWhole(tick)}
          </text>
        ))}
        <line
          x1={x(step)}
          x2={x(step)}
          y1={inset.top}
          y2={inset.top + inner.height}
          className={pointed === undefined ? "stroke-transparent" : "stroke-line-strong"}
        />
        <polyline
          points={line}
          fill="none"
          strokeWidth="1.75"
          strokeLinejoin="round"
          className="stroke-accent"
        />
        <circle cx={x(step)} cy={y(value)} r="3.5" className="fill-accent stroke-surface" strokeWidth="1.5" />
      </svg>
      <figcaption className="flex justify-between text-[12.5px] text-muted tabular-nums">
        <span>{`${words.job.step} ${showWhole(step)}`}</span>
        <span>
          {label} <span className="font-medium text-ink">{showNumber(value)}</span>
        </span>
      </figcaption>
    </figure>
  );
}
