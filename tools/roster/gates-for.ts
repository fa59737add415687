import type { Model } from "#domain/model.ts";
import type { Report } from "#domain/report.ts";
import type { Gate, RosterSlot } from "#domain/roster.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { computeGates } from "#evals/gates/compute-gates.ts";
import { presentSuite } from "#tools/evaluation/present-suite.ts";
import type { Platform } from "#tools/platform.ts";
import { measuredMemory } from "./measured-memory.ts";

/** The gates of `slot` for `model`, from what is stored now. */
export async function gatesFor(
  db: Transaction,
  platform: Platform,
  subject: { slot: RosterSlot; model: Model; report: Report | null },
): Promise<Gate[]> {
  const { slot, model, report } = subject;
  const suite = await presentSuite(db, slot.profile.suite);
  const regression = await presentSuite(db, slot.profile.regression_suite);
  const holder = slot.model === undefined ? undefined : await platform.models.describe(slot.model);
  const measured = await measuredMemory(db, model, report);
  return computeGates({
    profile: slot.profile,
    candidate: model,
    report,
    holder,
    suites: [suite, regression],
    measured,
  });
}
