import { z } from "zod";
import type { Summary } from "#domain/card.ts";
import { dayInWords } from "#domain/day-in-words.ts";
import { entityId } from "#domain/entity.ts";
import { countInWords } from "#domain/in-words.ts";
import { approval } from "#domain/approval.ts";
import { Failure } from "#domain/failure.ts";
import { rosterEntry } from "#domain/roster.ts";
import { listApprovals } from "#backends/ledger/approvals.ts";
import { listSlots, slotAt, slotHistory } from "#backends/ledger/roster.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveSlot } from "#tools/naming/resolve-slot.ts";
import { readRosterHistoryExamples } from "./read-roster-history.examples.ts";

const request = approval.pick({
  id: true,
  state: true,
  subject: true,
  title: true,
  requester_name: true,
  decided_by: true,
  decided_by_name: true,
  decided_at: true,
  reason: true,
});

export const readRosterHistory = defineTool({
  name: "read_roster_history",
  title: "Read the roster's history",
  description:
    "Reads the append-only history of the roster, of one slot or all: who put which model in, when, on what evidence, who approved; requests that were rejected; and what held a slot at a given time.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    slot: entityId("slot", "only this slot").optional(),
    time: z.string().optional().describe("what held the slot at this time, ISO 8601 date or time"),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    entries: z.array(rosterEntry),
    requests: z.array(request),
    at: z
      .object({
        time: z.string(),
        held: z.array(z.object({ slot: z.string(), model: z.string().nullable() })),
      })
      .optional(),
  }),
  phrase: ({ slot, time }) =>
    `Read the history of ${slot === undefined ? "the roster" : nameOr(slot, "a slot")}${time === undefined ? "" : ` at ${nameOr(time, "some time")}`}`,
  summarize: ({ entries, requests, at }) => ({
    text:
      at === undefined
        ? `${sayChanges(entries)}${sayRejected(requests.filter((request) => request.state === "rejected").length)}`
        : `At ${at.time} ${at.held.map(({ slot, model }) => `${slot} ${model === null ? "was empty" : `was held by ${model}`}`).join(", ")}.`,
    ...(entries.length + requests.length === 0 ? {} : { card: historyTable(entries, requests) }),
  }),
  examples: readRosterHistoryExamples,
  async run(input, { platform }) {
    const db = platform.ledger.db;
    const time = input.time === undefined ? undefined : readTime(input.time);
    const slot = input.slot === undefined ? undefined : await resolveSlot(db, input.slot);
    const names = slot === undefined ? (await listSlots(db)).map((item) => item.slot) : [slot.slot];
    const histories = await Promise.all(names.map((name) => slotHistory(db, name, input.limit)));
    const entries = histories
      .flat()
      .sort((left, right) => right.at.localeCompare(left.at))
      .slice(0, input.limit);
    const { items } = await listApprovals(db, { limit: 200 });
    const requests = items.filter(
      (item) =>
        (item.subject === "promotion" || item.subject === "rollback") &&
        (slot === undefined || item.args["slot"] === slot.slot),
    );
    if (time === undefined) return { entries, requests };
    const held = await Promise.all(
      names.map(async (name) => ({ slot: name, model: (await slotAt(db, name, time))?.model ?? null })),
    );
    return { entries, requests, at: { time, held } };
  },
});

/** As the history stores it, to be compared as text. A date alone is its first moment, in UTC. */
function readTime(text: string): string {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime()) && /^\d{4}-/.test(text)) return time.toISOString();
  throw new Failure("invalid-input", `"${text}" is no time`, {
    hint: "Write a date or a time as ISO 8601, such as 2026-03-01 or 2026-03-01T09:30:00Z.",
  });
}

type Entry = z.output<typeof rosterEntry>;
type Request = z.output<typeof request>;

function sayChanges(entries: readonly Entry[]): string {
  const [newest] = entries;
  if (newest === undefined) return "Nothing has changed yet.";
  const { slot, action, model, at } = newest;
  const changes = countInWords(entries.length, { one: "change", many: "changes" });
  const by = newest.approved_by_name ?? newest.approved_by ?? "nobody";
  return `${changes}. The newest, on ${dayInWords(at)}: ${slot}, ${action.replace("-", " ")} to ${model ?? "empty"}, approved by ${by}.`;
}

function sayRejected(count: number): string {
  return count === 0
    ? ""
    : ` ${countInWords(count, { one: "request was", many: "requests were" })} rejected.`;
}

/** What changed, and what was asked for and came to nothing. */
function historyTable(entries: readonly Entry[], requests: readonly Request[]): Summary["card"] {
  return {
    kind: "table",
    title: "History",
    columns: [
      { key: "at", label: "When" },
      { key: "slot", label: "Slot" },
      { key: "action", label: "What" },
      { key: "model", label: "Model" },
      { key: "approved_by", label: "By" },
      { key: "reason", label: "Reason" },
    ],
    rows: [
      ...entries.map((entry) => ({
        at: entry.at,
        slot: entry.slot,
        action: entry.action,
        model: entry.model,
        approved_by: entry.approved_by_name ?? entry.approved_by,
        reason: entry.reason ?? "",
      })),
      ...requests
        .filter((request) => request.state !== "consumed")
        .map((request) => ({
          at: request.decided_at ?? "",
          slot: "",
          action: `${request.subject} ${request.state}`,
          model: request.title,
          approved_by: request.decided_by_name ?? request.decided_by ?? "",
          reason: request.reason ?? "",
        })),
    ],
  };
}
