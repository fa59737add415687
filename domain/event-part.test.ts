import { uiMessageChunkSchema } from "ai";
import { expect, test } from "vitest";
import { eventPart, type EventPart } from "./event-part.ts";

const parts: EventPart[] = [
  { type: "start", messageId: "message-1", messageMetadata: { run_id: "run-1" } },
  { type: "text-start", id: "answer" },
  { type: "text-delta", id: "answer", delta: "All slots " },
  { type: "text-end", id: "answer" },
  { type: "tool-input-available", toolCallId: "call-1", toolName: "list_roster", input: {} },
  {
    type: "tool-output-available",
    toolCallId: "call-1",
    output: { tool_call_id: "call-1", tool: "list_roster", specialist: "roster", input: {} },
  },
  { type: "tool-output-error", toolCallId: "call-1", errorText: "The slot is empty" },
  { type: "data-specialist", id: "roster-1", data: { name: "roster", request: "what is in production" } },
  { type: "data-refusal", id: "refusal-1", data: { code: "out-of-scope", message: "No", hint: "Yes" } },
  { type: "error", errorText: "Something went wrong" },
  { type: "finish", messageMetadata: { run_id: "run-1" } },
];

test.each(parts.map((part) => [part.type, part]))(
  "a %s part is one of the AI SDK's UI message stream",
  async (_type, part) => {
    expect(eventPart.parse(part)).toEqual(part);
    const checked = await uiMessageChunkSchema().validate?.(part);
    expect(checked).toMatchObject({ success: true });
  },
);
