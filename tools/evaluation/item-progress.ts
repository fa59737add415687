import type { JobContext } from "#backends/jobs/job-definition.ts";

/** Progress over several runs of a suite as one count of items, with the time left told from the pace so far. */
export function itemProgress(context: JobContext<unknown>, runs: number) {
  const begin = performance.now();
  const counts = new Map<number, { done: number; total: number }>();
  let first: number | undefined;
  return async (run: number, done: number, total: number, message: string): Promise<void> => {
    counts.set(run, { done, total });
    const soFar = [...counts.values()].reduce((sum, count) => sum + count.done, 0);
    first ??= soFar - 1;
    const known = [...counts.values()].reduce((sum, count) => sum + count.total, 0);
    const all = known + (runs - counts.size) * (known / counts.size);
    const pace = (performance.now() - begin) / 1000 / Math.max(soFar - first, 1);
    await context.progress({
      done: soFar,
      total: Math.round(all),
      unit: "items",
      message,
      ...(soFar - first > 5 ? { eta_s: Math.round(pace * (all - soFar)) } : {}),
    });
  };
}
