type SparklineProps = { values: number[]; label: string };

const width = 240;
const height = 40;
const inset = 3;

/** A series as a small line; the last value is marked. */
export function Sparkline({ values, label }: SparklineProps) {
  if (values.length < 2) return null;
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const points = values.map(
    (value, index) =>
      [
        inset + (index / (values.length - 1)) * (width - 2 * inset),
        inset + (1 - (value - low) / span) * (height - 2 * inset),
      ] as const,
  );
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const [endX, endY] = points.at(-1) ?? [0, 0];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="h-10 w-full max-w-60">
      <polygon
        points={`${inset},${height} ${line} ${endX.toFixed(1)},${height}`}
        className="fill-accent/10"
      />
      <polyline
        points={line}
        fill="none"
        strokeWidth="1.6"
        strokeLinejoin="round"
        className="stroke-accent"
        vectorEffect="non-scaling-stroke"
      />
      <circle cx={endX} cy={endY} r="2.6" className="fill-accent" />
    </svg>
  );
}
