/** Seconds that so many short items take on two cores with the default model: measured, see docs/benchmarks.md. */
export function evaluationSeconds(items: number): number {
  return Math.ceil(items * 0.4);
}
