"use client";

import type { Plan } from "#domain/plan.ts";
import { useConversation } from "#web/chat/conversation-context.ts";
import { Button } from "#web/controls/button.tsx";
import { cancelPlan, decideApproval, editPlan, readApproval, submitPlan } from "#web/data-access/actions.ts";
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

/** Approves exactly the revision on the card: the approval's own hash, of the approval that this revision opened. */
function useApprove(plan: Plan) {
  const { state } = useConversation();
  return async () => {
    if (plan.approval_id === undefined) return submitPlan(plan.id, plan.revision);
    const approval = state?.approvals[plan.approval_id] ?? (await readApproval(plan.approval_id));
    return decideApproval(approval.id, "approve", approval.hash);
  };
}

/** What can be done with a plan in its present state. */
export function PlanActions(props: PlanActionsProps) {
  const { plan, edits, isEditing, onEditing } = props;
  const { isBusy, run } = useAction();
  const approve = useApprove(plan);
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
      <Button look="primary" data-key="a" disabled={isBusy} onClick={() => run(approve)}>
        {plan.approval_id === undefined ? words.plan.submit : words.plan.approve}
      </Button>
    </>
  );
}
