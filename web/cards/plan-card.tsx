"use client";

import { ListChecks } from "lucide-react";
import { memo, useState } from "react";
import type { Plan, PlanState } from "#domain/plan.ts";
import type { Tone } from "#web/controls/state-chip.tsx";
import { showDuration } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";
import { PlanActions } from "./plan-actions.tsx";
import { editArgument, noEdits, removeStep } from "./plan-edits.ts";
import { PlanStep } from "./plan-step.tsx";
import { elapsedSeconds, planTotals } from "./plan-totals.ts";
import { showEstimate } from "./show-estimate.ts";

const tones: Record<PlanState, Tone> = {
  draft: "quiet",
  proposed: "wait",
  running: "run",
  done: "good",
  failed: "bad",
  cancelled: "quiet",
};

function useEdits(plan: Plan) {
  const [edited, setEdited] = useState({ revision: plan.revision, edits: noEdits });
  // A new revision is what was saved, here or elsewhere: edits made on the one before are over.
  const edits = edited.revision === plan.revision ? edited.edits : noEdits;
  return { edits, setEdits: (next: typeof noEdits) => setEdited({ revision: plan.revision, edits: next }) };
}

/** What it will cost; once it has ended, how long it took. */
function totalText(plan: Plan): string {
  const seconds = plan.state === "done" || plan.state === "failed" ? elapsedSeconds(plan.steps) : undefined;
  return seconds === undefined ? showEstimate(planTotals(plan.steps)) : showDuration(seconds);
}

const hasBegun = (plan: Plan) => plan.steps.some((step) => step.started_at !== undefined);

/** A plan that a person ended before it began was never run; one that ran was stopped. */
const stateText = (plan: Plan) =>
  plan.state === "cancelled" && hasBegun(plan) ? words.plan.stopped : words.plan.state[plan.state];

function PlanFoot({ plan }: { plan: Plan }) {
  if (plan.state === "cancelled") return hasBegun(plan) ? words.plan.stoppedNote : words.plan.discarded;
  const total = totalText(plan);
  const assumed = plan.steps.reduce((sum, step) => sum + Object.keys(step.assumed ?? {}).length, 0);
  return (
    <p className="tabular-nums">
      {total !== "" && <span className="text-ink">{`${words.plan.total} ${total}`}</span>}
      {assumed > 0 && (plan.state === "proposed" || plan.state === "draft") && (
        <>
          <br className="@lg:hidden" />
          <span className="hidden @lg:inline"> · </span>
          <span className="underline decoration-muted decoration-dotted underline-offset-[3px]">
            {words.plan.assumedNote(assumed)}
          </span>
        </>
      )}
      {plan.revision > 1 && ` · ${words.plan.revision(plan.revision)}`}
    </p>
  );
}

/** What will be done, step by step, to read, change and approve; afterwards how it goes. */
export const PlanCard = memo(function PlanCard({ plan }: { plan: Plan }) {
  const { edits, setEdits } = useEdits(plan);
  const [isEditing, setIsEditing] = useState(false);
  const isEditable = plan.state === "draft" || plan.state === "proposed" || plan.state === "running";
  return (
    <CardFrame
      label={`${words.plan.title}: ${plan.understood}`}
      icon={<ListChecks />}
      title={plan.understood}
      at={plan.created_at}
      chip={{ tone: tones[plan.state], text: stateText(plan) }}
      isWaiting={plan.state === "proposed"}
      footStart={<PlanFoot plan={plan} />}
      actions={
        <PlanActions
          plan={plan}
          edits={edits}
          isEditing={isEditing}
          onEdits={setEdits}
          onEditing={setIsEditing}
        />
      }
    >
      <ol aria-label={words.plan.steps} className="pt-1">
        {plan.steps
          .filter((step) => !edits.removed.includes(step.id))
          .map((step) => (
            <PlanStep
              key={step.id}
              plan={plan}
              step={step}
              number={plan.steps.indexOf(step) + 1}
              edits={edits}
              isEditable={isEditable}
              isEditing={isEditing && isEditable}
              onEdit={(name, value) => setEdits(editArgument(edits, step, name, value))}
              onRemove={() => setEdits(removeStep(edits, plan, step.id))}
            />
          ))}
      </ol>
    </CardFrame>
  );
});
