"use client";

import { useMemo, useState } from "react";
import type { Job } from "#domain/job.ts";
import { Button } from "#web/controls/button.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { StateChip } from "#web/controls/state-chip.tsx";
import { useLiveJob } from "#web/data-access/use-live-job.ts";
import { showBytes, showDuration, showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { JobActions } from "./job-actions.tsx";
import { jobTones } from "./job-tones.ts";
import { LogTail } from "./log-tail.tsx";
import { SeriesChart } from "./series-chart.tsx";
import { pointsOf, seriesOf, type SeriesName } from "./series-of-job.ts";

function JobSeries({ job }: { job: Job }) {
  const names = seriesOf(job);
  const [chosen, setChosen] = useState<SeriesName>();
  const name = chosen ?? names[0];
  const points = useMemo(
    () => (name === undefined ? undefined : pointsOf(job.metrics, name)),
    [job.metrics, name],
  );
  if (name === undefined || points === undefined) return null;
  return (
    <section aria-label={words.job.chart}>
      <div role="group" aria-label={words.job.seriesList} className="mb-2 flex flex-wrap gap-1">
        {names.map((item) => (
          <Button
            key={item}
            size="small"
            look={item === name ? "secondary" : "quiet"}
            aria-pressed={item === name}
            onClick={() => setChosen(item)}
          >
            {words.job.series[item]}
          </Button>
        ))}
      </div>
      <SeriesChart steps={points.steps} values={points.values} label={words.job.series[name]} />
    </section>
  );
}

function Artifacts({ job }: { job: Job }) {
  if (job.artifacts.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-[13px] text-muted">{words.job.artifacts}</h3>
      <ul className="divide-y">
        {job.artifacts.map((artifact) => (
          <li key={artifact.sha256} className="flex items-baseline justify-between gap-3 py-1.5">
            <span className="min-w-0 truncate">{artifact.name}</span>
            <span className="shrink-0 text-[13px] text-muted tabular-nums">
              {showBytes(artifact.bytes)} ·{" "}
              <span className="font-mono text-[12px]" title={artifact.sha256}>
                {artifact.sha256.slice(0, 12)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A job in full: chart, progress, log, what it made. */
export function JobPanel({ id }: { id: string }) {
  const { data: job, error, refetch } = useLiveJob(id);
  if (error !== null)
    return (
      <div className="p-4">
        <FailureNote failure={error} onRetry={() => void refetch()} />
      </div>
    );
  if (job === undefined)
    return (
      <div className="p-4">
        <SkeletonLines count={4} height={56} />
      </div>
    );
  const { done, total, unit, eta_s: left } = job.progress;
  return (
    <div className="space-y-5 p-4">
      <div>
        <div className="flex items-start gap-3">
          <h3 className="flex-1 text-[15px] font-medium">{job.title}</h3>
          <StateChip tone={jobTones[job.state]}>{words.job.state[job.state]}</StateChip>
        </div>
        <p className="mt-1 mb-2 text-[13px] text-muted tabular-nums">
          {`${showWhole(done)} / ${showWhole(total)} ${unit}`}
          {left !== undefined && job.state === "running" && ` · ${words.job.left(showDuration(left))}`}
          {job.attempt > 1 && ` · ${words.job.attempt(job.attempt)}`}
        </p>
        {job.state === "running" && <ProgressBar done={done} total={total} label={words.job.progress} />}
        {job.error !== undefined && <p className="mt-2 text-bad">{job.error.message}</p>}
      </div>
      <JobSeries job={job} />
      <LogTail lines={job.log} />
      <Artifacts job={job} />
      <div className="flex flex-wrap items-center justify-between gap-2 border-t pt-3">
        <span className="font-mono text-[12px] text-muted">{words.common.trace(job.trace_id)}</span>
        <JobActions job={job} />
      </div>
    </div>
  );
}
