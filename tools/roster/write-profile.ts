import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { slotProfile } from "#domain/roster.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { updateProfile } from "#backends/ledger/roster.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveSlot } from "#tools/naming/resolve-slot.ts";
import { voidStaleApprovals } from "./void-stale-approvals.ts";
import { writeProfileExamples } from "./write-profile.examples.ts";

export const writeProfile = defineTool({
  name: "write_profile",
  title: "Change what a slot asks for",
  description:
    "Changes a slot's profile: the lowest score, most memory, longest answer, or the margin of its regression gate. Nothing is promoted; the next request is held against it.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({
    slot: entityId("slot", "the slot, by name"),
    min_score: z.number().min(0).max(1).optional().describe("the main metric must reach this"),
    max_memory_gb: z.number().positive().optional(),
    max_latency_s: z.number().positive().optional().describe("seconds an item may take on average"),
    regression_margin: z.number().min(0).max(1).optional(),
  }),
  output: z.object({ slot: entityId("slot", "its name"), profile: slotProfile }),
  phrase: ({ slot, ...changes }) => {
    const said = Object.entries(changes)
      .map(([key, value]) => `${key.replaceAll("_", " ")} to ${nameOr(value, "a value to come")}`)
      .join(", ");
    return said === ""
      ? `Change what ${nameOr(slot, "a slot")} asks for`
      : `Set ${said} for ${nameOr(slot, "a slot")}`;
  },
  summarize: ({ slot }) => ({ text: `The profile of ${slot} is changed.` }),
  examples: writeProfileExamples,
  estimate: async () => ({ seconds: 1 }),
  async prepare({ slot: name, max_memory_gb, ...rest }, { platform }) {
    const slot = await resolveSlot(platform.ledger.db, name);
    const changes = Object.fromEntries(
      Object.entries({
        ...rest,
        max_memory_mb: max_memory_gb === undefined ? undefined : max_memory_gb * 1024,
      }).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(changes).length === 0) {
      throw new Failure("invalid-input", "Nothing was named to change", {
        hint: "Give min_score, max_memory_gb, max_latency_s or regression_margin.",
      });
    }
    return { slot, profile: slotProfile.parse({ ...slot.profile, ...changes }) };
  },
  async run({ slot, profile }, { platform, transaction, caller }) {
    const at = platform.now().toISOString();
    await voidStaleApprovals(transaction, await updateProfile(transaction, profile), caller.user_id, at);
    await appendAudit(
      transaction,
      {
        actor: caller.user_id,
        action: "profile.changed",
        subject: slot.slot,
        detail: { before: slot.profile, after: profile },
      },
      at,
    );
    return { slot: slot.slot, profile };
  },
});
