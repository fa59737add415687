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

/** What the roster takes at most, whatever a slot says. */
const rosterParameters = 4e9;

const limitWords: Readonly<Record<string, string>> = {
  min_score: "lowest score",
  max_memory_gb: "memory limit (GB)",
  max_latency_s: "latency limit (s)",
  max_parameters: "limit of parameters",
  regression_margin: "regression margin",
};

export const writeProfile = defineTool({
  name: "write_profile",
  title: "Change what a slot asks for",
  description:
    "Changes a slot's profile: the lowest score, most memory, longest answer, most parameters, or the margin of its regression gate; null takes a limit away. Nothing is promoted; the next request is held against it.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({
    slot: entityId("slot", "the slot, by name"),
    min_score: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .optional()
      .describe("the main metric must reach this; null: no lowest score"),
    max_memory_gb: z
      .number()
      .positive()
      .nullable()
      .optional()
      .describe("most memory of its process; null: no limit"),
    max_latency_s: z
      .number()
      .positive()
      .nullable()
      .optional()
      .describe("seconds an item may take on average; null: no limit"),
    max_parameters: z
      .number()
      .min(1e6)
      .max(rosterParameters)
      .nullable()
      .optional()
      .describe("fewer parameters than this; null: the roster's own limit of 4 billion"),
    regression_margin: z.number().min(0).max(1).optional(),
  }),
  output: z.object({
    slot: entityId("slot", "its name"),
    profile: slotProfile,
    /** In words, one each. */
    changes: z.array(z.string()),
  }),
  phrase: ({ slot, ...changes }) => {
    const entries = Object.entries(changes).filter(([name]) => name in limitWords);
    const given = entries.filter(([, value]) => value !== null);
    const said = given
      .map(([name, value]) => `${limitWords[name]} to ${nameOr(value, "a value to come")}`)
      .join(", ");
    const lifted = entries.filter(([, value]) => value === null).map(([name]) => `the ${limitWords[name]}`);
    const parts = [
      ...(said === "" ? [] : [`set ${said}`]),
      ...(lifted.length === 0 ? [] : [`lift ${lifted.join(" and ")}`]),
    ];
    const where = nameOr(slot, "a slot");
    if (parts.length === 0) return `Change what ${where} asks for`;
    return capitalize(`${parts.join(", and ")} ${said === "" ? "of" : "for"} ${where}`);
  },
  summarize: ({ slot, changes }) => ({ text: `The profile of ${slot} is changed: ${changes.join(", ")}.` }),
  examples: writeProfileExamples,
  estimate: async () => ({ seconds: 1 }),
  async prepare({ slot: name, ...asked }, { platform }) {
    const slot = await resolveSlot(platform.ledger.db, name);
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    if (given.length === 0) {
      throw new Failure("invalid-input", "Nothing was named to change", {
        hint: "Give min_score, max_memory_gb, max_latency_s, max_parameters or regression_margin.",
      });
    }
    const changed = new Map<string, unknown>(
      given.map(([key, value]) =>
        key === "max_memory_gb" ? ["max_memory_mb", inMegabytes(value)] : [key, value],
      ),
    );
    if (changed.get("max_parameters") === null) changed.set("max_parameters", rosterParameters);
    const merged = Object.entries({ ...slot.profile, ...Object.fromEntries(changed) });
    const profile = slotProfile.parse(Object.fromEntries(merged.filter(([, value]) => value !== null)));
    return { slot, profile, changes: given.map(([key, value]) => changeInWords(key, value)) };
  },
  async run({ slot, profile, changes }, { platform, transaction, caller }) {
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
    return { slot: slot.slot, profile, changes };
  },
});

function inMegabytes(gigabytes: number | null | undefined): number | null | undefined {
  return typeof gigabytes === "number" ? gigabytes * 1024 : gigabytes;
}

function changeInWords(name: string, value: number | null | undefined): string {
  if (value === null && name === "max_parameters") return "limit of parameters as for the whole roster";
  return value === null ? `no ${limitWords[name]} any more` : `${limitWords[name]} ${value}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
