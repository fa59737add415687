"use client";

import { RotateCw } from "lucide-react";
import type { FailureBody } from "#domain/failure.ts";
import type { Plan, Step } from "#domain/plan.ts";
import { Button } from "#web/controls/button.tsx";
import { retryStep } from "#web/data-access/actions.ts";
import { words } from "#web/messages/words.ts";
import { gatesOf } from "./approval-evidence.ts";
import { GateList } from "./gate-list.tsx";
import { useAction } from "./use-action.ts";

/** Where the gates are listed, the sentence need not name each of them again after its colon. */
function SaidFailure({ error }: { error: FailureBody }) {
  const gates = gatesOf(error.detail?.["gates"]);
  if (gates.length === 0) return <p>{error.message}</p>;
  return (
    <>
      <p className="font-medium">{error.message.split(": ", 1)[0]}</p>
      <GateList gates={gates} />
    </>
  );
}

/** Why a step failed, what to do about it, and another try. */
export function FailedStep({ step, plan }: { step: Step; plan: Plan }) {
  const { isBusy, run } = useAction();
  if (step.error === undefined) return null;
  return (
    <div className="mt-2 rounded-[7px] border border-bad/40 bg-bad/5 px-3 py-2">
      <SaidFailure error={step.error} />
      {step.error.hint !== undefined && <p className="mt-1 text-muted">{step.error.hint}</p>}
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
