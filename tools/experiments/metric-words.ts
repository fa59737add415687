import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";

/** Whether a smaller value of a metric is the better one, told by its name. */
export function isLowerBetter(metric: string): boolean {
  return /loss|latency|seconds|memory|error|perplexity|(^|[._])p(50|90|95|99)($|[._])/.test(metric);
}

/** The metric that a name as people write it means: itself, or the shortest that holds it. Throws `not-found`. */
export function resolveMetric(name: string, known: readonly string[]): string {
  const wanted = squeeze(name);
  const exact = known.find((metric) => squeeze(metric) === wanted);
  if (exact !== undefined) return exact;
  const [shortest] = known
    .filter((metric) => squeeze(metric).includes(wanted))
    .toSorted((one, other) => one.length - other.length);
  if (shortest !== undefined) return shortest;
  const near = nearMatches(name, known);
  throw new Failure("not-found", `None of these runs has a metric "${name}"`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : known.length === 0
          ? "They have no metric yet."
          : `They have: ${known.slice(0, 12).join(", ")}.`,
  });
}

function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_.@-]/g, "");
}

/** Names of all metrics of some runs, the most common first; ends of intervals and counts last. */
export function metricsOf(runs: readonly { metrics: Record<string, number> }[]): string[] {
  const counts = new Map<string, number>();
  for (const run of runs)
    for (const name of Object.keys(run.metrics)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isPart = (name: string) => (/\.(low|high|n)$/.test(name) ? 1 : 0);
  return [...counts]
    .toSorted(([one, a], [other, b]) => isPart(one) - isPart(other) || b - a || one.localeCompare(other))
    .map(([name]) => name);
}
