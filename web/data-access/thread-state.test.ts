import { describe, expect, it } from "vitest";
import type { EventPart } from "#domain/event-part.ts";
import type { Job } from "#domain/job.ts";
import type { Plan } from "#domain/plan.ts";
import type { Message, ThreadWithMessages } from "#domain/thread.ts";
import { applyEvent, type ThreadState, threadStateOf } from "./thread-state.ts";

const at = "2026-01-01T00:00:00.000Z";
const thread: ThreadWithMessages = {
  id: "t-1",
  title: "",
  pinned: false,
  owner: "u-1",
  created_at: at,
  updated_at: at,
  messages: [],
  last_seq: 4,
};
const message = (id: string, parts: Message["parts"], role: Message["role"] = "assistant"): Message => ({
  id,
  thread_id: "t-1",
  role,
  parts,
  created_at: at,
});
const job = (done: number): Job => ({
  id: "job-1",
  kind: "training",
  title: "Train",
  state: "running",
  progress: { done, total: 10, unit: "steps", message: "" },
  metrics: [],
  artifacts: [],
  log: [],
  input: {},
  attempt: 1,
  cancel_requested: false,
  requester: "u-1",
  trace_id: "x",
  created_at: at,
});
const start: EventPart = { type: "start", messageId: "m-1", messageMetadata: { run_id: "run-1" } };
const delta = (text: string): EventPart => ({ type: "text-delta", id: "x", delta: text });

function apply(state: ThreadState, parts: EventPart[]): ThreadState {
  return parts.reduce((current, part) => applyEvent(current, current.lastSeq + 1, part, () => at), state);
}
const textOf = (state: ThreadState) =>
  state.messages
    .flatMap((item) => item.parts.map((part) => (part.type === "text" ? part.text : "")))
    .join("");

describe("applyEvent", () => {
  it("opens an assistant message at start and appends its text", () => {
    const state = apply(threadStateOf(thread), [
      start,
      { type: "text-start", id: "x" },
      delta("130 "),
      delta("devices"),
    ]);
    expect(state.messages).toHaveLength(1);
    expect(textOf(state)).toBe("130 devices");
    expect(state.activeRunId).toBe("run-1");
  });

  it("applies each number once", () => {
    const state = apply(threadStateOf(thread), [start, { type: "text-start", id: "x" }, delta("once")]);
    expect(applyEvent(state, state.lastSeq, delta("once"), () => at)).toBe(state);
  });

  it("keeps two texts apart when a tool call stands between them", () => {
    const state = apply(threadStateOf(thread), [
      start,
      { type: "text-start", id: "x" },
      delta("Looking. "),
      { type: "tool-input-available", toolCallId: "c-1", toolName: "list_datasets", input: {} },
      { type: "text-start", id: "y" },
      { type: "text-delta", id: "y", delta: "Two." },
    ]);
    expect(state.messages[0]?.parts.map((part) => part.type)).toEqual(["text", "tool", "text"]);
  });

  it("goes on with a text whose beginning was loaded with the conversation", () => {
    const loaded = threadStateOf({
      ...thread,
      active_run_id: "run-1",
      messages: [message("m-1", [{ type: "text", text: "130 " }])],
    });
    expect(textOf(apply(loaded, [delta("devices")]))).toBe("130 devices");
  });

  it("fills in a tool's result where the call stands", () => {
    const state = apply(threadStateOf(thread), [
      start,
      { type: "tool-input-available", toolCallId: "c-1", toolName: "list_datasets", input: {} },
      {
        type: "tool-output-available",
        toolCallId: "c-1",
        output: {
          tool_call_id: "c-1",
          tool: "list_datasets",
          specialist: "data",
          input: {},
          summary: { text: "Two." },
        },
      },
    ]);
    expect(state.messages[0]?.parts).toHaveLength(1);
    expect(state.messages[0]?.parts[0]).toMatchObject({ data: { summary: { text: "Two." } } });
  });

  it("marks a failed call with its error", () => {
    const state = apply(threadStateOf(thread), [
      start,
      { type: "tool-input-available", toolCallId: "c-1", toolName: "list_datasets", input: {} },
      { type: "tool-output-error", toolCallId: "c-1", errorText: "No such dataset" },
    ]);
    expect(state.messages[0]?.parts[0]).toMatchObject({ data: { error: { message: "No such dataset" } } });
  });

  it("updates a card of a known id in every message that holds it, also after its run has ended", () => {
    const held = [
      message("m-0", [{ type: "data-job", id: "job-1", data: job(1) }]),
      message("m-9", [{ type: "data-job", id: "job-1", data: job(1) }]),
    ];
    const state = apply(threadStateOf({ ...thread, messages: held }), [
      { type: "data-job", id: "job-1", data: job(7) },
    ]);
    const shown = state.messages
      .flatMap((item) => item.parts)
      .map((part) => part.type === "data-job" && part.data.progress.done);
    expect(shown).toEqual([7, 7]);
    expect(state.jobs["job-1"]?.progress.done).toBe(7);
  });

  it("shows a plan that still asks by its question only, and by its own card once that is complete", () => {
    const plan = (state: Plan["state"], questions: Plan["questions"]): Plan => ({
      id: "plan-1",
      requester: "u-1",
      text: "Train",
      revision: 1,
      state,
      hash: "x",
      understood: "Train.",
      steps: [],
      questions,
      confidence: 1,
      created_at: at,
      updated_at: at,
    });
    const question = { id: "q-1", field: "step-1.dataset", ask: "Which dataset?" };
    const asking = apply(threadStateOf(thread), [
      start,
      { type: "data-plan", id: "plan-1", data: plan("draft", [question]) },
      { type: "data-question", id: "q-1", data: { ...question, plan_id: "plan-1" } },
      { type: "finish" },
    ]);
    const complete = plan("proposed", []);
    const answered = apply(asking, [
      { type: "data-plan", id: "plan-1", data: complete },
      {
        type: "data-message",
        id: "m-2",
        data: message("m-2", [{ type: "data-plan", id: "plan-1", data: complete }]),
      },
    ]);
    const cards = (state: ThreadState) =>
      state.messages.flatMap((item) => item.parts.map((part) => part.type));
    expect(cards(asking)).toEqual(["data-question"]);
    expect(cards(answered)).toEqual(["data-question", "data-plan"]);
  });

  it("puts a new card into the message being written, and keeps one without a message by its id alone", () => {
    const card: EventPart = { type: "data-job", id: "job-1", data: job(1) };
    expect(apply(threadStateOf(thread), [start, card]).messages[0]?.parts).toHaveLength(1);
    const without = apply(threadStateOf(thread), [card]);
    expect(without.messages).toHaveLength(0);
    expect(without.jobs["job-1"]).toBeDefined();
  });

  it("leaves messages it does not touch the same objects, so that they are not drawn again", () => {
    const first = message("m-0", [{ type: "text", text: "old" }]);
    const state = apply(threadStateOf({ ...thread, messages: [first] }), [
      start,
      { type: "text-start", id: "x" },
      delta("new"),
    ]);
    expect(state.messages[0]).toBe(first);
  });

  it("inserts a whole message once and replaces it when it comes again", () => {
    const said = message("m-2", [{ type: "text", text: "Hello" }], "user");
    const part: EventPart = { type: "data-message", id: "m-2", data: said };
    const state = apply(threadStateOf(thread), [
      part,
      { ...part, data: { ...said, parts: [{ type: "text", text: "Hello there" }] } },
    ]);
    expect(state.messages).toHaveLength(1);
    expect(textOf(state)).toBe("Hello there");
  });

  it("ends the run at finish and keeps the error it ended with", () => {
    const state = apply(threadStateOf(thread), [
      start,
      { type: "error", errorText: "internal error, trace 4f" },
      { type: "finish" },
    ]);
    expect(state.activeRunId).toBeUndefined();
    expect(state.failure).toBe("internal error, trace 4f");
  });

  it("takes the name of the conversation from the server", () => {
    const state = apply(threadStateOf(thread), [
      {
        type: "data-thread",
        id: "t-1",
        data: {
          id: "t-1",
          title: "Device support",
          pinned: true,
          owner: "u-1",
          created_at: at,
          updated_at: at,
        },
      },
    ]);
    expect(state.thread).toMatchObject({ title: "Device support", pinned: true });
  });
});
