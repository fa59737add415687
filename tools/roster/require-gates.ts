import { Failure } from "#domain/failure.ts";
import type { Gate } from "#domain/roster.ts";

/** Throws `conflict` when a gate is not passed: named in the message, with all values and thresholds in `detail.gates`. */
export function requireGates(slot: string, model: string, gates: readonly Gate[]): void {
  const failed = gates.filter((item) => !item.passed);
  if (failed.length === 0) return;
  throw new Failure(
    "conflict",
    `${model} does not pass ${failed.length} of ${gates.length} gates of ${slot}: ${failed.map(({ title }) => title).join("; ")}`,
    {
      hint: "Gates are computed from stored evidence. Train or evaluate again; they cannot be skipped.",
      detail: { gates },
    },
  );
}
