import type { PointerEvent, ReactNode } from "react";
import { showNumber } from "#web/messages/format.ts";
import type { Ticks } from "./chart-scale.ts";

/** The drawing's own units: its size, and the room for ticks around the lines. */
export type ChartShape = {
  width: number;
  height: number;
  inset: { left: number; right: number; top: number; bottom: number };
  /** The class that sizes the ticks' words. */
  text: string;
};

export type ChartPlaces = {
  /** Of a share of the width, 0 at the left and 1 at the right. */
  x(share: number): number;
  /** Of a value. */
  y(value: number): number;
};

const innerWidth = ({ width, inset }: ChartShape) => width - inset.left - inset.right;
const innerHeight = ({ height, inset }: ChartShape) => height - inset.top - inset.bottom;

/** Where things stand in a drawing of that shape. */
export function chartPlaces(shape: ChartShape, { low, high }: Ticks): ChartPlaces {
  return {
    x: (share) => shape.inset.left + share * innerWidth(shape),
    y: (value) => shape.inset.top + (1 - (value - low) / (high - low)) * innerHeight(shape),
  };
}

type ChartFrameProps = {
  shape: ChartShape;
  places: ChartPlaces;
  /** The round values along the left side. */
  ticks: readonly number[];
  /** What the picture says. */
  label: string;
  /** Where it is pointed at, as a share of the width; undefined when it no longer is. */
  onPoint: (share: number | undefined) => void;
  children: ReactNode;
};

/** A drawing with its horizontal lines and their values, which tells where it is pointed at. */
export function ChartFrame({ shape, places, ticks, label, onPoint, children }: ChartFrameProps) {
  const { width, height, inset, text } = shape;
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * width;
    onPoint((place - inset.left) / innerWidth(shape));
  };
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      onPointerMove={point}
      onPointerLeave={() => onPoint(undefined)}
      className="w-full touch-pan-y select-none"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={inset.left}
            x2={width - inset.right}
            y1={places.y(tick)}
            y2={places.y(tick)}
            className="stroke-line"
          />
          <text
            x={inset.left - 8}
            y={places.y(tick) + 4}
            textAnchor="end"
            className={`fill-muted ${text} tabular-nums`}
          >
            {showNumber(tick)}
          </text>
        </g>
      ))}
      {children}
    </svg>
  );
}

type ChartTraceProps = {
  /** In the drawing's units. */
  points: readonly { x: number; y: number }[];
  /** Index of the point that is read. */
  shown: number;
  radius: number;
};

/** The line through the points, and the one that is read. */
export function ChartTrace({ points, shown, radius }: ChartTraceProps) {
  const read = points[shown];
  return (
    <>
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
        fill="none"
        strokeWidth="1.75"
        strokeLinejoin="round"
        className="stroke-accent"
      />
      {read !== undefined && (
        <circle cx={read.x} cy={read.y} r={radius} className="fill-accent stroke-surface" strokeWidth="1.5" />
      )}
    </>
  );
}
