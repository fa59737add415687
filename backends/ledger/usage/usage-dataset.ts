import { weekdays } from "#data/calendar-day.ts";
import type { Field, RecordNoun } from "#domain/dataset.ts";

/** The dataset of what people and programs do here: counts and times, without anybody's name or words. */
export const usageDataset = "platform-usage";
export const usageDatasetId = `${usageDataset}@1`;

export const usageNoun: RecordNoun = { one: "event", many: "events", from: "kind" };

export const usageKinds = ["conversation", "message", "run", "tool call", "plan", "approval", "job"] as const;
export type UsageKind = (typeof usageKinds)[number];

/** `open` until it has ended; `stopped` by a person or by a server's end; `drafted` when a call only became a plan's step. */
export const usageOutcomes = [
  "open",
  "succeeded",
  "failed",
  "stopped",
  "drafted",
  "refused",
  "approved",
  "rejected",
  "expired",
  "void",
] as const;
export type UsageOutcome = (typeof usageOutcomes)[number];

const text = (name: string, description: string, values?: readonly string[]): Field => ({
  name,
  type: "string",
  description,
  ...(values === undefined ? {} : { values: [...values] }),
});
const number = (name: string, description: string): Field => ({ name, type: "number", description });

export const usageFields: readonly Field[] = [
  text("id", "Stable key of what happened; nothing can be opened with it."),
  text("kind", "What happened.", usageKinds),
  { ...text("at", "When it began, in UTC."), format: "date-time" },
  text("outcome", "How it ended, or that it is open; none for conversations and messages.", usageOutcomes),
  number("duration_seconds", "From its beginning to its end; none while it is open."),
  text("tool", "Tool that was called."),
  text("server", "MCP server of the tool."),
  text("specialist", "Specialist whose tool it is."),
  text("via", "Where a tool call or a plan came from: chat, plan, http or mcp."),
  text("failure", "Code of the error of what failed, such as not-found."),
  text("author", "Who wrote a message.", ["person", "assistant"]),
  text("model", "Model of a conversation that talks straight to one."),
  text("job_kind", "Kind of a job, such as training."),
  text("subject", "What an approval is about: plan, step, promotion or rollback."),
  number("steps", "Steps of a plan."),
  text("conversation", "Key of the conversation it belongs to: the `id` of that conversation's own record."),
  text("weekday", "Day of the week, in UTC.", weekdays),
  number("hour", "Hour of the day, 0 to 23, in UTC."),
];
