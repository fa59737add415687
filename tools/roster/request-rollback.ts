import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { getReport } from "#backends/ledger/reports.ts";
import { slotHistory } from "#backends/ledger/roster.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveSlot } from "#tools/naming/resolve-slot.ts";
import { openRosterApproval } from "./open-roster-approval.ts";
import { requireRollbackTarget } from "./require-rollback-target.ts";
import { requestRollbackExamples } from "./request-rollback.examples.ts";

export const requestRollback = defineTool({
  name: "request_rollback",
  title: "Request a rollback",
  description:
    "Asks that a slot go back to what it held before its last change. An admin decides; nothing changes until then.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({ slot: entityId("slot", "the slot"), reason: z.string().max(1000).optional() }),
  output: z.object({
    promotion: entityId("promotion", "the approval that an admin decides"),
    approval_id: z.string(),
    slot: entityId("slot", "the slot"),
    model: z.string().nullable(),
    state: z.literal("needs-approval"),
  }),
  phrase: ({ slot }) => `Propose to roll ${nameOr(slot, "a slot")} back`,
  summarize: ({ slot, model }) => ({
    text: `An admin decides whether ${slot} goes back to ${model ?? "being empty"}.`,
  }),
  examples: requestRollbackExamples,
  estimate: async () => ({ seconds: 1 }),
  async prepare(input, { platform }) {
    const slot = await resolveSlot(platform.ledger.db, input.slot);
    const history = await slotHistory(platform.ledger.db, slot.slot);
    const [last] = history;
    if (last === undefined) {
      throw new Failure("conflict", `${slot.slot} has no earlier state to go back to`, {
        hint: "It has never been filled.",
      });
    }
    await requireRollbackTarget(platform, slot.slot, last.previous);
    const entered = history.find((entry) => entry.model === last.previous && entry.report_id !== undefined);
    const report =
      entered?.report_id === undefined ? undefined : await getReport(platform.ledger.db, entered.report_id);
    return { slot, last, report, reason: input.reason };
  },
  async run({ slot, last, report, reason }, context) {
    const approvalId = await openRosterApproval(context, {
      subject: "rollback",
      title: `Roll ${slot.slot} back to ${last.previous ?? "empty"}`,
      slot,
      args: {
        slot: slot.slot,
        model: last.previous,
        previous: slot.model ?? null,
        ...(report === undefined ? {} : { report: report.id }),
        ...(reason === undefined ? {} : { reason }),
      },
      // What had put the earlier holder there is again why it is there.
      evidence: {
        before: slot.model ?? null,
        after: last.previous,
        undoes: last.id,
        ...(report === undefined ? {} : { report_id: report.id, sentence: report.sentence }),
      },
    });
    return {
      promotion: approvalId,
      approval_id: approvalId,
      slot: slot.slot,
      model: last.previous,
      state: "needs-approval" as const,
    };
  },
});
