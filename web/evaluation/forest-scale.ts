import type { PairedDifference } from "#domain/report.ts";

export type ForestScale = {
  low: number;
  high: number;
  ticks: number[];
  /** Place of a value between 0 and 1. */ at(value: number): number;
};

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];
const wantedTicks = 6;

/** An axis that holds every interval and zero, with round ticks. */
export function forestScale(differences: readonly PairedDifference[]): ForestScale {
  const ends = differences.flatMap((item) => [item.interval.low, item.interval.high, item.difference]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const span = Math.max(most - least, 0.05);
  const step = steps.find((size) => span / size <= wantedTicks) ?? 0.5;
  // A difference of shares cannot go beyond one either way.
  const low = Math.max(Math.floor((least - span * 0.04) / step) * step, Math.min(least, -1));
  const high = Math.min(Math.ceil((most + span * 0.04) / step) * step, Math.max(most, 1));
  const count = Math.round((high - low) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((low + index * step).toFixed(4)));
  return { low, high, ticks, at: (value) => (value - low) / (high - low) };
}
