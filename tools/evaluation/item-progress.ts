import type { JobContext } from "#backends/jobs/job-definition.ts";

/** Progress over several runs of suites as one count of items (`totals`: items of each run), with the time left told from the pace so far. */
export function itemProgress(context: JobContext<unknown>, totals: readonly number[]) {
  const begin = performance.now();
  const all = totals.reduce((sum, total) => sum + total, 0);
  const counts = new Map<number, number>();
  let first: number | undefined;
  return async (run: number, done: number, message: string): Promise<void> => {
    counts.set(run, done);
    const soFar = [...counts.values()].reduce((sum, count) => sum + count, 0);
    // What an earlier attempt or another evaluation had stored says nothing about the pace.
    first ??= soFar - 1;
    const pace = (performance.now() - begin) / 1000 / Math.max(soFar - first, 1);
    await context.progress({
      done: soFar,
      total: all,
      unit: "items",
      message,
      ...(soFar - first > 5 ? { eta_s: Math.round(pace * (all - soFar)) } : {}),
    });
  };
}
