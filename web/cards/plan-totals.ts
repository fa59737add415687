import type { Estimate, Step } from "#domain/plan.ts";

/** Steps run one after the other: times, disk and cost add up, memory is the largest. Undefined where no step says. */
export function planTotals(steps: readonly Step[]): Estimate {
  const known = (key: keyof Estimate) =>
    steps.map((step) => step.estimate[key]).filter((value): value is number => value !== undefined);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const [seconds, memory, disk, cost] = [
    known("seconds"),
    known("memory_mb"),
    known("disk_mb"),
    known("cost_usd"),
  ];
  return {
    ...(seconds.length === 0 ? {} : { seconds: sum(seconds) }),
    ...(memory.length === 0 ? {} : { memory_mb: Math.max(...memory) }),
    ...(disk.length === 0 ? {} : { disk_mb: sum(disk) }),
    ...(cost.length === 0 ? {} : { cost_usd: sum(cost) }),
  };
}

/** Seconds from the first step's beginning to the last one's end; undefined when none has ended. */
export function elapsedSeconds(steps: readonly Step[]): number | undefined {
  const begins = steps.flatMap((step) =>
    step.started_at === undefined ? [] : [Date.parse(step.started_at)],
  );
  const ends = steps.flatMap((step) =>
    step.finished_at === undefined ? [] : [Date.parse(step.finished_at)],
  );
  if (begins.length === 0 || ends.length === 0) return undefined;
  return (Math.max(...ends) - Math.min(...begins)) / 1000;
}
