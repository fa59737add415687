"use client";

import { ArrowUpRight } from "lucide-react";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useReports, useRoster, useRunningJobs, useSuggestions } from "#web/data-access/queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { showDuration } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { exampleRequests } from "./example-requests.ts";

function RunningNow() {
  const jobs = (useRunningJobs().data ?? []).filter(
    (job) => job.state === "running" || job.state === "queued",
  );
  if (jobs.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-[13px] text-muted">{words.welcome.running}</h2>
      <ul className="space-y-2">
        {jobs.map((job) => (
          <li key={job.id}>
            <PlaceLink
              href={
                job.thread_id === undefined
                  ? `/chat?panel=job:${job.id}`
                  : `/chat?thread=${job.thread_id}&panel=job:${job.id}`
              }
              className="block rounded-card border bg-surface px-4 py-3 hover:border-line-strong"
            >
              <span className="mb-2 flex justify-between gap-3">
                <span className="truncate font-medium">{job.title}</span>
                <span className="shrink-0 text-muted tabular-nums">
                  {job.progress.eta_s === undefined
                    ? words.job.state[job.state]
                    : words.job.left(showDuration(job.progress.eta_s))}
                </span>
              </span>
              <ProgressBar done={job.progress.done} total={job.progress.total} label={job.title} />
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An empty conversation: what can be asked here, made from what is here, and what runs. */
export function Welcome({ onAsk }: { onAsk: (text: string) => void }) {
  const roster = useRoster();
  const reports = useReports();
  const suggestions = useSuggestions();
  const isReady = !roster.isPending && !reports.isPending && !suggestions.isPending;
  const examples = exampleRequests({
    slots: roster.data ?? [],
    reports: reports.data ?? [],
    suggestions: (suggestions.data ?? []).map((item) => item.text),
  });
  return (
    <div className="mx-auto max-w-[860px] px-4 pt-[max(24px,11vh)] pb-6 md:px-6">
      <h2 className="text-[24px] leading-tight font-semibold tracking-[-0.015em]">{words.welcome.title}</h2>
      <p className="mt-1.5 text-[15px] text-muted">{words.welcome.text}</p>
      <section className="mt-8">
        <h3 className="mb-2 text-[13px] text-muted">{words.welcome.examples}</h3>
        {isReady ? (
          <ul className="divide-y overflow-hidden rounded-card border bg-surface">
            {examples.map((text) => (
              <li key={text}>
                <button
                  type="button"
                  onClick={() => onAsk(text)}
                  className="group flex w-full items-start gap-3 px-4 py-3 text-left text-[15px] hover:bg-sunken/60 focus-visible:outline-offset-[-2px]"
                >
                  <span className="flex-1">{text}</span>
                  <ArrowUpRight
                    className="mt-1 size-4 shrink-0 text-muted opacity-60 group-hover:text-accent-ink group-hover:opacity-100"
                    aria-hidden
                  />
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <SkeletonLines count={4} height={44} />
        )}
      </section>
      <RunningNow />
    </div>
  );
}
