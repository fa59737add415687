import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { gate } from "#domain/roster.ts";
import { defineTool } from "#tools/define-tool.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import { resolveReport } from "#tools/naming/resolve-report.ts";
import { resolveSlot } from "#tools/naming/resolve-slot.ts";
import { describeForGates, gatesFor } from "./gates-for.ts";
import { openRosterApproval } from "./open-roster-approval.ts";
import { requireGates } from "./require-gates.ts";
import { requestPromotionExamples } from "./request-promotion.examples.ts";

export const requestPromotion = defineTool({
  name: "request_promotion",
  title: "Request a promotion",
  description:
    "Asks that a model take a roster slot, on a report as evidence. The gates are computed from stored results; if one fails, the request is refused with the values. Otherwise it waits for an admin other than the requester.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({
    model: entityId("model", "the model that shall hold the slot"),
    slot: entityId("slot", "the slot"),
    report: entityId(
      "report",
      "the report that compares it with the holder, or the base where the slot is empty",
    ),
    reason: z.string().max(1000).optional(),
  }),
  output: z.object({
    promotion: entityId("promotion", "the approval that an admin decides"),
    approval_id: z.string(),
    slot: entityId("slot", "the slot"),
    model: entityId("model", "the model"),
    state: z.literal("needs-approval"),
    gates: z.array(gate),
  }),
  phrase: ({ model, slot }) =>
    `Propose ${typeof model === "string" ? model : "the new model"} for ${typeof slot === "string" ? `the slot ${slot}` : "a slot"}`,
  summarize: ({ model, slot, gates }) => ({
    text: `${model} passed all ${gates.length} gates of ${slot}; an admin decides.`,
  }),
  examples: requestPromotionExamples,
  estimate: async () => ({ seconds: 1 }),
  async prepare(input, { platform }) {
    const db = platform.ledger.db;
    const slot = await resolveSlot(db, input.slot);
    const model = await resolveModel(platform, input.model);
    if (model.kind === "slot") {
      throw new Failure("invalid-input", `${model.address} is a slot, not a model`, {
        hint:
          model.base === undefined
            ? "Name the model that shall hold the slot."
            : `It is held by ${model.base}: name that.`,
      });
    }
    const report = await resolveReport(db, { report: input.report });
    if (report.candidate !== model.address) {
      throw new Failure(
        "invalid-input",
        `Report ${report.id} is about ${report.candidate}, not ${model.address}`,
        { hint: "Name the report in which this model is the candidate." },
      );
    }
    const gates = await gatesFor(db, await describeForGates(platform, slot, model), report);
    requireGates(slot.slot, model.address, gates);
    return { slot, model, report, gates, reason: input.reason };
  },
  async run({ slot, model, report, gates, reason }, context) {
    const approvalId = await openRosterApproval(context, {
      subject: "promotion",
      title: `Put ${model.address} into ${slot.slot}`,
      slot,
      args: {
        slot: slot.slot,
        model: model.address,
        model_digest: model.digest,
        report: report.id,
        previous: slot.model ?? null,
        ...(reason === undefined ? {} : { reason }),
      },
      evidence: {
        gates,
        report_id: report.id,
        sentence: report.sentence,
        before: slot.model ?? null,
        after: model.address,
      },
    });
    return {
      promotion: approvalId,
      approval_id: approvalId,
      slot: slot.slot,
      model: model.address,
      state: "needs-approval" as const,
      gates,
    };
  },
});
