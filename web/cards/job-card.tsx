"use client";

import { Cog } from "lucide-react";
import { memo } from "react";
import type { Job } from "#domain/job.ts";
import { useConversation } from "#web/chat/conversation-context.ts";
import { Button } from "#web/controls/button.tsx";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import { showDuration, showNumber, showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";
import { JobActions } from "./job-actions.tsx";
import { jobTones } from "./job-tones.ts";
import { SentenceWithCode } from "./sentence-with-code.tsx";
import { pointsOf, seriesOf } from "./series-of-job.ts";
import { Sparkline } from "./sparkline.tsx";

function JobProgress({ job }: { job: Job }) {
  const { done, total, unit, message, eta_s: left } = job.progress;
  return (
    <div>
      {total > 0 && <ProgressBar done={done} total={total} label={job.title} />}
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-[13px] text-muted tabular-nums">
        <span>
          {total > 0 && (
            <span className="text-ink">{`${showWhole(done)} / ${showWhole(total)} ${unit}`}</span>
          )}
          {message !== "" && (total > 0 ? ` · ${message}` : message)}
        </span>
        {left !== undefined && job.state === "running" && <span>{words.job.left(showDuration(left))}</span>}
      </p>
    </div>
  );
}

/** How it ended, in one sentence with its duration. */
function JobOutcome({ job }: { job: Job }) {
  const seconds =
    job.started_at === undefined || job.finished_at === undefined
      ? undefined
      : (Date.parse(job.finished_at) - Date.parse(job.started_at)) / 1000;
  const points = pointsOf(job.metrics, "loss").values;
  const [first, last] = [points[0], points.at(-1)];
  const parts = [
    job.state === "succeeded" && last === undefined ? job.progress.message : "",
    first !== undefined && last !== undefined
      ? `${words.job.series.loss.toLowerCase()} ${showNumber(first)} → ${showNumber(last)}`
      : "",
    seconds === undefined ? "" : words.job.took(showDuration(seconds)),
    job.attempt > 1 ? words.job.attempt(job.attempt) : "",
  ];
  return (
    <div className="space-y-1">
      {job.error !== undefined && <p>{job.error.message}</p>}
      {job.error?.hint !== undefined && <p className="text-muted">{job.error.hint}</p>}
      <p className="text-[13px] text-muted tabular-nums">
        <SentenceWithCode text={parts.filter((part) => part !== "").join(" · ")} />
      </p>
    </div>
  );
}

function JobSpark({ job, onOpen }: { job: Job; onOpen: () => void }) {
  const series = seriesOf(job)[0];
  const values = series === undefined ? [] : pointsOf(job.metrics, series).values;
  const latest = values.at(-1);
  if (series === undefined || latest === undefined || values.length < 2) return null;
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex min-w-0 items-center gap-3 rounded-[6px] text-left @lg:w-72"
    >
      <Sparkline values={values} label={words.job.series[series]} />
      <span className="shrink-0 text-[13px] tabular-nums">
        <span className="block text-muted">{words.job.series[series]}</span>
        {showNumber(latest)}
      </span>
    </button>
  );
}

/** Long work in one card: how far, how long yet, how it goes, and how it ended. */
export const JobCard = memo(function JobCard({ job }: { job: Job }) {
  const { openPanel } = useConversation();
  const open = () => openPanel("job", job.id);
  const isOpen = job.state === "running" || job.state === "queued";
  const hasFoot = job.state !== "succeeded";
  return (
    <CardFrame
      label={`${words.job.title}: ${job.title}`}
      icon={<Cog />}
      title={job.title}
      at={job.created_at}
      chip={{ tone: jobTones[job.state], text: words.job.state[job.state] }}
      actions={
        hasFoot ? (
          <>
            <Button data-key="d" look="quiet" onClick={open}>
              {words.common.details}
            </Button>
            <JobActions job={job} />
          </>
        ) : undefined
      }
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 pb-3.5">
        <div className="min-w-0 flex-1 basis-52">
          {isOpen ? <JobProgress job={job} /> : <JobOutcome job={job} />}
        </div>
        <JobSpark job={job} onOpen={open} />
        {!hasFoot && (
          <Button data-key="d" className="ml-auto" onClick={open}>
            {words.common.details}
          </Button>
        )}
      </div>
    </CardFrame>
  );
});
