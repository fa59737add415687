import { Ban, Check, CircleDashed, LoaderCircle, Minus, X } from "lucide-react";
import type { StepState } from "#domain/plan.ts";
import { classNames } from "#web/controls/class-names.ts";
import { words } from "#web/messages/words.ts";

type StepMarkerProps = { number: number; state: StepState; isStarted: boolean };

const looks: Record<StepState, { look: string; icon: typeof Check }> = {
  waiting: { look: "border-line-strong bg-surface text-muted", icon: CircleDashed },
  running: { look: "border-run bg-surface text-run", icon: LoaderCircle },
  done: { look: "border-good bg-good text-surface", icon: Check },
  skipped: { look: "border-line-strong bg-surface text-muted", icon: Minus },
  failed: { look: "border-bad bg-bad text-surface", icon: X },
  blocked: { look: "border-line-strong bg-surface text-muted", icon: Ban },
};

/** A step's number before it begins, its state after. */
export function StepMarker({ number, state, isStarted }: StepMarkerProps) {
  const { look, icon: Icon } = looks[state];
  const showsNumber = !isStarted || state === "waiting";
  return (
    <span
      className={classNames(
        "relative z-[1] grid size-[22px] shrink-0 place-items-center rounded-full border text-[12px] font-medium tabular-nums",
        showsNumber ? "border-line-strong bg-surface text-muted" : look,
      )}
      {...(isStarted
        ? { role: "img", "aria-label": words.plan.step[state], title: words.plan.step[state] }
        : {})}
    >
      {showsNumber ? (
        number
      ) : (
        <Icon
          className={classNames("size-3", state === "running" && "turning")}
          strokeWidth={2.75}
          aria-hidden
        />
      )}
    </span>
  );
}
