import { z } from "zod";
import type { Approval } from "#domain/approval.ts";
import { Failure } from "#domain/failure.ts";
import { getSlot } from "#backends/ledger/roster.ts";
import type { Platform } from "#tools/platform.ts";
import { describeForGates, type GateSubject } from "./gates-for.ts";
import { requireRollbackTarget } from "./require-rollback-target.ts";

/** What an approval of a promotion or rollback says is to happen. */
export const rosterArgs = z.object({
  slot: z.string(),
  model: z.string().nullable(),
  previous: z.string().nullable(),
  report: z.string().optional(),
  reason: z.string().optional(),
});

/** What the hosts say of the models of a change, to be rechecked against the ledger in the decision's transaction. */
export type RosterChange = { subject?: GateSubject };

/**
 * Asks the hosts what a decision needs to know, before its transaction. Throws `conflict` when the model to go back to is
 * not there, and the host's failure for a model that cannot be described.
 */
export async function describeRosterChange(platform: Platform, approval: Approval): Promise<RosterChange> {
  const { slot: name, model } = rosterArgs.parse(approval.args);
  if (approval.subject === "rollback") {
    await requireRollbackTarget(platform, name, model);
    return {};
  }
  const slot = await getSlot(platform.ledger.db, name);
  if (slot === undefined || model === null)
    throw new Failure("internal", `Approval ${approval.id} names no slot or no model`);
  return { subject: await describeForGates(platform, slot, await platform.models.describe(model)) };
}
