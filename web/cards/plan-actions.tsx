"use client";

import type { Plan } from "#domain/plan.ts";
import { Button } from "#web/controls/button.tsx";
import { cancelPlan, decideApproval, editPlan, submitPlan } from "#web/data-access/actions.ts";
import { words } from "#web/messages/words.ts";
import { countEdits, editedSteps, noEdits, type PlanEdits } from "./plan-edits.ts";
import { useAction } from "./use-action.ts";

type PlanActionsProps = {
  plan: Plan;
  edits: PlanEdits;
  isEditing: boolean;
  onEdits: (edits: PlanEdits) => void;
  onEditing: (isEditing: boolean) => void;
};

/** Saves what was changed as the next revision and asks for its approval. */
async function save(plan: Plan, edits: PlanEdits): Promise<void> {
  const next = await editPlan(plan.id, plan.revision, editedSteps(plan, edits));
  await submitPlan(plan.id, next.revision);
}

function UnsavedActions({ plan, edits, onEdits, onEditing }: PlanActionsProps) {
  const { isBusy, run } = useAction();
  return (
    <>
      <span className="self-center text-[13px] text-accent-ink">{words.plan.changed(countEdits(edits))}</span>
      <Button look="quiet" data-key="x" disabled={isBusy} onClick={() => onEdits(noEdits)}>
        {words.plan.revert}
      </Button>
      <Button
        look="primary"
        data-key="a"
        disabled={isBusy}
        onClick={() =>
          run(async () => {
            await save(plan, edits);
            onEditing(false);
          })
        }
      >
        {words.plan.save}
      </Button>
    </>
  );
}

/** Approves exactly what the card shows: its own hash, which the approval must bear. Without an open approval, asks for one. */
const approve = (plan: Plan) =>
  plan.approval_id === undefined
    ? submitPlan(plan.id, plan.revision)
    : decideApproval(plan.approval_id, "approve", plan.hash);

/** What can be done with a plan in its present state. */
export function PlanActions(props: PlanActionsProps) {
  const { plan, edits, isEditing, onEditing } = props;
  const { isBusy, run } = useAction();
  if (countEdits(edits) > 0) return <UnsavedActions {...props} />;
  if (plan.state === "running") {
    return (
      <Button look="quiet" data-key="x" disabled={isBusy} onClick={() => run(() => cancelPlan(plan.id))}>
        {words.plan.cancelRun}
      </Button>
    );
  }
  if (plan.state !== "proposed" && plan.state !== "draft") return null;
  return (
    <>
      <Button look="quiet" data-key="x" disabled={isBusy} onClick={() => run(() => cancelPlan(plan.id))}>
        {words.plan.discard}
      </Button>
      <Button data-key="e" disabled={isBusy} onClick={() => onEditing(!isEditing)}>
        {isEditing ? words.plan.doneEditing : words.plan.edit}
      </Button>
      <Button
        look="primary"
        data-key="a"
        disabled={isBusy || plan.questions.length > 0}
        onClick={() => run(() => approve(plan))}
      >
        {plan.approval_id === undefined ? words.plan.submit : words.plan.approve}
      </Button>
    </>
  );
}
