"use client";

import type { Plan, Step } from "#domain/plan.ts";
import { classNames } from "#web/controls/class-names.ts";
import { showDuration } from "#web/messages/format.ts";
import { useSpecialistTitle } from "#web/data-access/queries.ts";
import { words } from "#web/messages/words.ts";
import { EffectMark } from "./effect-mark.tsx";
import type { PlanEdits } from "./plan-edits.ts";
import { showCondition } from "./show-argument.ts";
import { showEstimate } from "./show-estimate.ts";
import { StepArguments } from "./step-arguments.tsx";
import { StepMarker } from "./step-marker.tsx";
import { StepProgress } from "./step-progress.tsx";

type PlanStepProps = {
  plan: Plan;
  step: Step;
  number: number;
  edits: PlanEdits;
  isEditable: boolean;
  isEditing: boolean;
  onEdit: (name: string, value: unknown) => void;
  onRemove: () => void;
};

function timeOf(step: Step): string {
  if (step.started_at === undefined || step.finished_at === undefined) return showEstimate(step.estimate);
  return words.plan.elapsed(
    showDuration((Date.parse(step.finished_at) - Date.parse(step.started_at)) / 1000),
  );
}

/** One step of a plan: what it does, with what, at what cost, and later how it goes. */
export function PlanStep({
  plan,
  step,
  number,
  edits,
  isEditable,
  isEditing,
  onEdit,
  onRemove,
}: PlanStepProps) {
  const specialist = useSpecialistTitle(step.specialist);
  const isStarted = plan.approved_revision !== undefined || plan.state === "running" || plan.state === "done";
  const isFaint = step.state === "skipped" || step.state === "blocked";
  const isLast = number === plan.steps.length;
  return (
    <li id={`${plan.id}-${step.id}`} className="relative flex gap-3 px-4 pb-3.5">
      {!isLast && <span aria-hidden className="absolute top-[22px] bottom-0 left-[26.5px] w-px bg-line" />}
      <StepMarker number={number} state={step.state} isStarted={isStarted} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
          <p className={classNames("min-w-0 flex-1 basis-64 font-medium", isFaint && "text-muted")}>
            {step.title}
          </p>
          <p className="flex shrink-0 items-center gap-3 text-[12.5px] text-muted tabular-nums">
            {isFaint && <span>{words.plan.step[step.state]}</span>}
            {timeOf(step) !== "" && <span>{timeOf(step)}</span>}
            <EffectMark effect={step.effect} />
          </p>
        </div>
        <p className="text-[12.5px] text-muted">
          {specialist}
          {step.when !== undefined && ` · ${showCondition(step.when, plan.steps)}`}
          {step.approval === "admin" && ` · ${words.plan.needsRole}`}
        </p>
        {(isEditable || !isStarted || step.state === "waiting") && (
          <StepArguments
            step={step}
            steps={plan.steps}
            edits={edits}
            isEditable={isEditable && (step.state === "waiting" || !isStarted)}
            isEditing={isEditing}
            onEdit={onEdit}
            onRemove={onRemove}
          />
        )}
        {isStarted && <StepProgress step={step} plan={plan} />}
      </div>
    </li>
  );
}
