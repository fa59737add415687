"use client";

import { RotateCw } from "lucide-react";
import type { Plan, Step } from "#domain/plan.ts";
import { useConversation } from "#web/chat/conversation-context.ts";
import { Button } from "#web/controls/button.tsx";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import { retryStep } from "#web/data-access/actions.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { showDuration } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { stepNumber } from "./show-argument.ts";
import { useAction } from "./use-action.ts";

const linkLook = "inline-flex min-h-7 items-center text-accent-ink underline underline-offset-[3px]";

/** What a running step waits for, and for whom. */
function waitingText(step: Step, plan: Plan): string | undefined {
  if (step.state === "running" && step.approval_id !== undefined) return words.plan.waitsFor.approval;
  if (step.state !== "waiting" || plan.state !== "running") return undefined;
  const open = step.needs.filter((id) =>
    plan.steps.some((other) => other.id === id && other.state !== "done"),
  );
  return open.length === 0
    ? undefined
    : words.plan.waitsFor.steps(open.map((id) => stepNumber(plan.steps, id)).join(", "));
}

function reportOf(step: Step): string | undefined {
  const result: unknown = step.result;
  if (typeof result !== "object" || result === null) return undefined;
  for (const key of ["report", "report_id"]) {
    const value: unknown = Reflect.get(result, key);
    if (typeof value === "string" && step.state === "done") return value;
  }
  return undefined;
}

function FailedStep({ step, plan }: { step: Step; plan: Plan }) {
  const { isBusy, run } = useAction();
  if (step.error === undefined) return null;
  return (
    <div className="mt-2 rounded-[7px] border border-bad/40 bg-bad/5 px-3 py-2">
      <p>{step.error.message}</p>
      {step.error.hint !== undefined && <p className="text-muted">{step.error.hint}</p>}
      <Button
        size="small"
        data-key="r"
        className="mt-2"
        disabled={isBusy}
        onClick={() => run(() => retryStep(plan.id, step.id))}
      >
        <RotateCw className="size-3.5" />
        {words.plan.retryStep}
      </Button>
    </div>
  );
}

/** How far a step of an approved plan is: its job, its result, what it waits for, how it failed. */
export function StepProgress({ step, plan }: { step: Step; plan: Plan }) {
  const { state, openPanel } = useConversation();
  const job = step.job_id === undefined ? undefined : state?.jobs[step.job_id];
  const report = reportOf(step);
  const waiting = waitingText(step, plan);
  const isTicking = step.state === "running" && job !== undefined && job.progress.total > 0;
  return (
    <div className="text-[13px]">
      {isTicking && (
        <div className="mt-2 max-w-md">
          <ProgressBar done={job.progress.done} total={job.progress.total} label={job.title} />
          <p className="mt-1 text-muted tabular-nums">
            {`${job.progress.done.toLocaleString()} / ${job.progress.total.toLocaleString()} ${job.progress.unit}`}
            {job.progress.eta_s !== undefined && ` · ${words.job.left(showDuration(job.progress.eta_s))}`}
          </p>
        </div>
      )}
      {waiting !== undefined && <p className="mt-1 text-muted">{waiting}</p>}
      <div className="flex flex-wrap gap-x-4">
        {step.job_id !== undefined && (
          <button
            type="button"
            className={linkLook}
            onClick={() => step.job_id !== undefined && openPanel("job", step.job_id)}
          >
            {words.plan.job}
          </button>
        )}
        {report !== undefined && (
          <PlaceLink href={`/evaluation?report=${report}`} className={linkLook}>
            {words.plan.report}
          </PlaceLink>
        )}
        {step.approval_id !== undefined && (
          <PlaceLink href={`/inbox?approval=${step.approval_id}`} className={linkLook}>
            {words.plan.approval}
          </PlaceLink>
        )}
      </div>
      <FailedStep step={step} plan={plan} />
    </div>
  );
}
