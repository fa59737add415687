import type { Evaluation } from "#domain/evaluation.ts";
import type { Model } from "#domain/model.ts";
import type { Report } from "#domain/report.ts";
import type { Gate, RosterSlot } from "#domain/roster.ts";
import { getEvaluation } from "#backends/ledger/evaluations.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { computeGates } from "#evals/gates/compute-gates.ts";
import type { GateInput } from "#evals/gates/gate-input.ts";
import { presentSuite } from "#tools/evaluation/present-suite.ts";
import type { Platform } from "#tools/platform.ts";
import { measuredMemory } from "./measured-memory.ts";

/** A model before a slot, with what holds the slot now; both as their hosts describe them. */
export type GateSubject = { slot: RosterSlot; model: Model; holder: Model | undefined };

/** Asks the hosts, so it belongs before a transaction, not into one. */
export async function describeForGates(
  platform: Platform,
  slot: RosterSlot,
  model: Model,
): Promise<GateSubject> {
  const holder = slot.model === undefined ? undefined : await platform.models.describe(slot.model);
  return { slot, model, holder };
}

/** What the gates are computed from, as it is stored now. */
export async function gateInputFor(
  db: Transaction,
  { slot, model, holder }: GateSubject,
  report: Report | null,
): Promise<GateInput> {
  const { profile } = slot;
  const evaluations = report === null ? [] : await evaluationsOf(db, report);
  return {
    profile,
    candidate: model,
    report,
    holder,
    suites: [await presentSuite(db, profile.suite), await presentSuite(db, profile.regression_suite)],
    evaluations,
    measured: await measuredMemory(db, model, report, evaluations),
  };
}

/** The gates of the slot for the model, from what is stored now. */
export async function gatesFor(
  db: Transaction,
  subject: GateSubject,
  report: Report | null,
): Promise<Gate[]> {
  return computeGates(await gateInputFor(db, subject, report));
}

async function evaluationsOf(db: Transaction, report: Report): Promise<Evaluation[]> {
  const ids = new Set(report.models.flatMap((model) => model.evaluation_ids));
  const found: Evaluation[] = [];
  for (const id of ids) {
    const evaluation = await getEvaluation(db, id);
    if (evaluation !== undefined) found.push(evaluation);
  }
  return found;
}
