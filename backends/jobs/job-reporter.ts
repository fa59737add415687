import type { JobArtifact, JobProgress, MetricPoint } from "#domain/job.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { updateLeased, type Lease } from "./job-lease.ts";
import { publishJob } from "./publish-job.ts";
import { thin, type JobRow } from "./to-job.ts";

/** A job's series is thinned to half of this when it reaches it: its row, rewritten at each report, stays small. */
const mostPoints = 1_000;
const mostLines = 200;
/** Between two reports of progress: at most four a second. */
const pauseMs = 250;

export type JobReporter = {
  progress(progress: JobProgress): Promise<void>;
  metric(point: MetricPoint): Promise<void>;
  log(line: string): Promise<void>;
  artifact(artifact: JobArtifact): Promise<void>;
  /** What a write of the job's end must carry, so that nothing reported is lost. */
  pending(): Reported;
  /** Ends the reports that wait. */
  close(): void;
};

/** When a point was made: seconds since its job began. */
function secondsSince(start: string | null, present: Date): number {
  return start === null ? 0 : Math.max(0, (present.getTime() - Date.parse(start)) / 1000);
}

type Reported = Pick<JobRow, "progress" | "metrics" | "log" | "artifacts">;

/**
 * Gathers what a job says and stores it under its lease, with its event, at once or with what follows within a quarter of a
 * second. `onLost` hears the failure of a report that nobody waits for.
 */
export function createJobReporter(
  { ledger, now, onLost }: { ledger: Ledger; now: () => Date; onLost: (error: unknown) => void },
  lease: Lease,
  row: JobRow,
): JobReporter {
  const reported: Reported = {
    progress: row.progress,
    metrics: row.metrics,
    log: row.log,
    artifacts: row.artifacts,
  };
  let timer: NodeJS.Timeout | undefined;
  let lastReport = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  async function write(): Promise<void> {
    if (closed) return;
    clearTimeout(timer);
    timer = undefined;
    lastReport = performance.now();
    const at = now().toISOString();
    await ledger.transaction(async (transaction) => {
      const changed = await updateLeased(transaction, lease, { ...reported, lost_leases: 0 });
      await publishJob(transaction, changed, at);
    });
  }

  /** One write at a time, in order. */
  function report(): Promise<void> {
    writing = writing.catch(() => {}).then(write);
    return writing;
  }

  async function reportSoon(): Promise<void> {
    if (closed || timer !== undefined) return;
    const rest = pauseMs - (performance.now() - lastReport);
    if (rest <= 0) return report();
    timer = setTimeout(() => void report().catch(onLost), rest);
  }

  return {
    progress: (progress) => {
      reported.progress = progress;
      return reportSoon();
    },
    metric: (point) => {
      reported.metrics = [...reported.metrics, { seconds: secondsSince(row.started_at, now()), ...point }];
      if (reported.metrics.length >= mostPoints) reported.metrics = thin(reported.metrics, mostPoints / 2);
      return reportSoon();
    },
    log: (line) => {
      reported.log = [...reported.log, line.slice(0, 2_000)].slice(-mostLines);
      return reportSoon();
    },
    artifact: (artifact) => {
      reported.artifacts = [...reported.artifacts.filter(({ name }) => name !== artifact.name), artifact];
      return report();
    },
    pending: () => reported,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
