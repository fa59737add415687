/** A row of `docs/benchmarks.md`; what was asked is empty where it is only reported. */
export type Figure = { what: string; asked: string; got: string; met: boolean };

/** Prints a figure for people, or with `--json` as one object a line, which `lathe bench --long` reads. */
export function showFigure(figure: Figure): void {
  const { what, asked, got, met } = figure;
  const verdict = asked === "reported" ? "" : ` (asked: ${asked}; ${met ? "met" : "missed"})`;
  console.log(process.argv.includes("--json") ? JSON.stringify(figure) : `${what}: ${got}${verdict}`);
}

/** Seconds that changes took to arrive, against the 95 % asked. */
export function lagFigure(what: string, lags: readonly number[], askedSeconds: number): Figure {
  const p95 = quantile(lags, 0.95);
  return {
    what,
    asked: `p95 ${askedSeconds} s`,
    got: `${describeTimes(lags)}`,
    met: p95 < askedSeconds,
  };
}

/** `p50 0.03 s, p95 0.06 s, most 0.33 s (n = 6000)` */
export function describeTimes(seconds: readonly number[]): string {
  const of = (share: number) => quantile(seconds, share).toFixed(2);
  return `p50 ${of(0.5)} s, p95 ${of(0.95)} s, most ${of(1)} s (n = ${seconds.length})`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}
