"use client";

import type { Approval } from "#domain/approval.ts";
import type { Plan, Step } from "#domain/plan.ts";
import { useConversation } from "#web/chat/conversation-context.ts";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { showDuration, showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { ApprovalCard } from "./approval-card.tsx";
import { citedResultOf } from "./cited-result.ts";
import { FailedStep } from "./failed-step.tsx";
import { ResultCard } from "./result-card.tsx";
import { tableResultOf } from "./table-result.ts";
import { stepNumber } from "./show-argument.ts";

const linkLook = "inline-flex min-h-7 items-center text-accent-ink underline underline-offset-[3px]";

/** The approval that a step opened: its own, or one its result names, such as a promotion's. */
const approvalOf = (step: Step) => step.approval_id ?? resultText(step, ["approval_id"]);

/** The version of a dataset that a step made. */
const madeDatasetOf = (step: Step) =>
  step.effect === "writes" && resultText(step, ["dataset"]) !== undefined
    ? resultText(step, ["id"])
    : undefined;

/** What a step waits for, and for whom. */
function waitingText(step: Step, plan: Plan, approval: Approval | undefined): string | undefined {
  if (approval?.state === "pending") return words.plan.waitsFor.approval;
  if (step.state !== "waiting" || plan.state !== "running") return undefined;
  const open = step.needs.filter((id) =>
    plan.steps.some((other) => other.id === id && other.state !== "done"),
  );
  return open.length === 0
    ? undefined
    : words.plan.waitsFor.steps(open.map((id) => stepNumber(plan.steps, id)).join(", "));
}

function resultText(step: Step, keys: string[]): string | undefined {
  const result: unknown = step.result;
  if (typeof result !== "object" || result === null || step.state !== "done") return undefined;
  return keys.map((key): unknown => Reflect.get(result, key)).find((value) => typeof value === "string");
}

/** How far a step of an approved plan is: its job, its result, what it waits for, how it failed. */
export function StepProgress({ step, plan }: { step: Step; plan: Plan }) {
  const { state, openPanel } = useConversation();
  const job = step.job_id === undefined ? undefined : state?.jobs[step.job_id];
  const report = resultText(step, ["report", "report_id"]);
  const dataset = madeDatasetOf(step);
  const approvalId = approvalOf(step);
  const approval = approvalId === undefined ? undefined : state?.approvals[approvalId];
  const waiting = waitingText(step, plan, approval);
  const card = citedResultOf(step) ?? tableResultOf(step);
  const isTicking = step.state === "running" && job !== undefined && job.progress.total > 0;
  return (
    <div className="text-[13px]">
      {isTicking && (
        <div className="mt-2 max-w-md">
          <ProgressBar done={job.progress.done} total={job.progress.total} label={job.title} />
          <p className="mt-1 text-muted tabular-nums">
            {`${showWhole(job.progress.done)} / ${showWhole(job.progress.total)} ${job.progress.unit}`}
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
        {dataset !== undefined && (
          <PlaceLink href={`/data?dataset=${encodeURIComponent(dataset)}`} className={linkLook}>
            {words.plan.dataset}
          </PlaceLink>
        )}
        {approvalId !== undefined && (
          <PlaceLink href={`/inbox?approval=${approvalId}`} className={linkLook}>
            {words.plan.approval}
          </PlaceLink>
        )}
      </div>
      {approval?.subject === "step" && (
        <div className="mt-2">
          <ApprovalCard approval={approval} />
        </div>
      )}
      {card !== undefined && (
        <div className="mt-2">
          <ResultCard card={card} />
        </div>
      )}
      <FailedStep step={step} plan={plan} />
    </div>
  );
}
