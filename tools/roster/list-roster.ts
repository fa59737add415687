import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { listSlots } from "#backends/ledger/roster.ts";
import { defineTool } from "#tools/define-tool.ts";
import { listRosterExamples } from "./list-roster.examples.ts";

export const listRoster = defineTool({
  name: "list_roster",
  title: "List the factory roster",
  description:
    "Lists every slot of the factory roster: which model is in production there, since when, approved by whom, and which slots are empty.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({}),
  output: z.object({
    slots: z.array(
      z.object({
        slot: entityId("slot", "its name"),
        state: z.string(),
        model: z.string().nullable(),
        since: z.string().nullable(),
        approved_by: z.string().nullable(),
        approved_by_name: z.string().nullable(),
      }),
    ),
  }),
  phrase: () => "List the factory roster",
  summarize: ({ slots }) => {
    const filled = slots.filter((slot) => slot.state === "active");
    return {
      text:
        filled.length === 0
          ? `All ${slots.length} slots are empty.`
          : `${filled.length} of ${slots.length} slots are filled: ${filled.map((slot) => `${slot.slot} by ${slot.model}`).join(", ")}.`,
      card: {
        kind: "table",
        title: "Factory roster",
        columns: [
          { key: "slot", label: "Slot" },
          { key: "model", label: "Model" },
          { key: "since", label: "Since" },
          { key: "approved_by", label: "Approved by" },
        ],
        rows: slots.map(({ slot, model, since, approved_by, approved_by_name }) => ({
          slot,
          model: model ?? "empty",
          since,
          approved_by: approved_by_name ?? approved_by,
        })),
      },
    };
  },
  examples: listRosterExamples,
  async run(_input, { platform }) {
    const slots = await listSlots(platform.ledger.db);
    return {
      slots: slots.map((slot) => ({
        slot: slot.slot,
        state: slot.state,
        model: slot.model ?? null,
        since: slot.since ?? null,
        approved_by: slot.approved_by ?? null,
        approved_by_name: slot.approved_by_name ?? null,
      })),
    };
  },
});
