export type Ticks = { low: number; high: number; values: number[] };

/** Round steps (1, 2, 5 and their tens) that cover the values with about `wanted` ticks. */
export function ticksFor(low: number, high: number, wanted: number): Ticks {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  const first = Math.floor(low / step) * step;
  const last = Math.max(Math.ceil(high / step) * step, first + step);
  const count = Math.round((last - first) / step);
  const values = Array.from({ length: count + 1 }, (_, index) =>
    Number((first + index * step).toPrecision(12)),
  );
  return { low: first, high: last, values };
}

/** Index of the value nearest to the wanted one, in a rising list. */
export function nearestIndex(values: readonly number[], wanted: number): number {
  let best = 0;
  for (const [index, value] of values.entries()) {
    if (Math.abs(value - wanted) < Math.abs((values[best] ?? 0) - wanted)) best = index;
  }
  return best;
}
