import type { StepDraft } from "#domain/plan.ts";
import type { RosterSlot } from "#domain/roster.ts";

/** The slot a plan is about: named in a step, or the one whose suite or source data a writing plan uses. */
export function slotOf(steps: readonly StepDraft[], slots: readonly RosterSlot[]): RosterSlot | undefined {
  const values = (argument: string) =>
    steps.map((step) => step.args[argument]).filter((value) => typeof value === "string");
  const named = values("slot")[0];
  if (named !== undefined) return slots.find((slot) => slot.slot === named.replace(/^roster\//, ""));
  const suite = values("suite")[0];
  if (suite !== undefined) return slots.find((slot) => slot.profile.suite === suite);
  const adapter = values("adapter_name")[0];
  const dataset = values("dataset")[0];
  return (
    slots.find((slot) => slot.slot === adapter) ??
    slots.find(
      (slot) =>
        dataset !== undefined && slot.profile.source_dataset === dataset && slot.profile.suite === slot.slot,
    )
  );
}
