import type { Approval } from "#domain/approval.ts";
import type { EventPart } from "#domain/event-part.ts";
import type { Job } from "#domain/job.ts";
import type { Plan } from "#domain/plan.ts";
import type { ReportHeadline } from "#domain/report.ts";
import type { Message, MessagePart, Thread, ThreadWithMessages, ToolPart } from "#domain/thread.ts";

export type ToolMessagePart = { type: "tool"; data: ToolPart };
type CardPart = Extract<MessagePart, { id: string }>;

/** What a person sees of a conversation: its messages, and the newest state of every card by id. */
export type ThreadState = {
  thread: Thread;
  messages: Message[];
  /** Number of the last event applied. */
  lastSeq: number;
  /** The assistant message that is being written, and whether its run still goes. */
  openMessageId: string | undefined;
  activeRunId: string | undefined;
  /** Which text part of the open message a stream's text id writes to. */
  openTexts: Record<string, number>;
  plans: Record<string, Plan>;
  approvals: Record<string, Approval>;
  jobs: Record<string, Job>;
  reports: Record<string, ReportHeadline>;
  /** What went wrong in the last run, in the server's words. */
  failure: string | undefined;
  /** The specialist at work and what it was asked. */
  activity: { name: string; request: string } | undefined;
};

function noteCard(state: ThreadState, part: MessagePart): void {
  if (part.type === "data-plan") state.plans = { ...state.plans, [part.id]: part.data };
  else if (part.type === "data-approval") state.approvals = { ...state.approvals, [part.id]: part.data };
  else if (part.type === "data-job") state.jobs = { ...state.jobs, [part.id]: part.data };
  else if (part.type === "data-report") state.reports = { ...state.reports, [part.id]: part.data };
}

export function threadStateOf({ messages, last_seq, ...thread }: ThreadWithMessages): ThreadState {
  const state: ThreadState = {
    thread,
    messages,
    lastSeq: last_seq,
    openMessageId: undefined,
    activeRunId: thread.active_run_id,
    openTexts: {},
    plans: {},
    approvals: {},
    jobs: {},
    reports: {},
    failure: undefined,
    activity: undefined,
  };
  for (const message of messages) for (const part of message.parts) noteCard(state, part);
  const last = messages.at(-1);
  if (thread.active_run_id !== undefined && last?.role === "assistant") state.openMessageId = last.id;
  return state;
}

function changeMessage(
  state: ThreadState,
  id: string | undefined,
  change: (parts: MessagePart[]) => MessagePart[],
) {
  if (id === undefined) return;
  state.messages = state.messages.map((message) =>
    message.id === id ? { ...message, parts: change(message.parts) } : message,
  );
}

function placeMessage(state: ThreadState, message: Message): void {
  const known = state.messages.some((item) => item.id === message.id);
  state.messages = known
    ? state.messages.map((item) => (item.id === message.id ? message : item))
    : [...state.messages, message];
  for (const part of message.parts) noteCard(state, part);
}

function startMessage(
  state: ThreadState,
  part: Extract<EventPart, { type: "start" }>,
  now: () => string,
): void {
  state.openMessageId = part.messageId;
  state.activeRunId = part.messageMetadata.run_id;
  state.openTexts = {};
  state.failure = undefined;
  if (state.messages.some((message) => message.id === part.messageId)) return;
  const { run_id, model } = part.messageMetadata;
  state.messages = [
    ...state.messages,
    {
      id: part.messageId,
      thread_id: state.thread.id,
      role: "assistant",
      run_id,
      ...(model === undefined ? {} : { model }),
      parts: [],
      created_at: now(),
    },
  ];
}

function startText(state: ThreadState, id: string): void {
  const open = state.messages.find((message) => message.id === state.openMessageId);
  state.openTexts = { ...state.openTexts, [id]: open?.parts.length ?? 0 };
  changeMessage(state, state.openMessageId, (parts) => [...parts, { type: "text", text: "" }]);
}

function openText(state: ThreadState, id: string): number {
  const known = state.openTexts[id];
  if (known !== undefined) return known;
  const open = state.messages.find((message) => message.id === state.openMessageId);
  // After a reload in the middle of a text, the stored part is the one that goes on.
  const last = (open?.parts.length ?? 0) - 1;
  const index =
    open?.parts[last]?.type === "text" && Object.keys(state.openTexts).length === 0 ? last : last + 1;
  state.openTexts = { ...state.openTexts, [id]: index };
  return index;
}

function appendText(state: ThreadState, id: string, delta: string): void {
  const index = openText(state, id);
  changeMessage(state, state.openMessageId, (parts) => {
    const part = parts[index];
    if (part?.type !== "text") return [...parts, { type: "text", text: delta }];
    return parts.with(index, { type: "text", text: part.text + delta });
  });
}

function placeTool(state: ThreadState, data: ToolPart): void {
  const holder = state.messages.find((message) =>
    message.parts.some((part) => isTool(part, data.tool_call_id)),
  );
  changeMessage(state, holder?.id ?? state.openMessageId, (parts) =>
    holder === undefined
      ? [...parts, { type: "tool", data }]
      : parts.map((part) => (isTool(part, data.tool_call_id) ? { type: "tool", data } : part)),
  );
}

function isTool(part: MessagePart, toolCallId: string): part is ToolMessagePart {
  return part.type === "tool" && part.data.tool_call_id === toolCallId;
}

function failTool(state: ThreadState, toolCallId: string, message: string): void {
  for (const item of state.messages) {
    const part = item.parts.find((candidate) => isTool(candidate, toolCallId));
    if (part?.type === "tool") placeTool(state, { ...part.data, error: { code: "internal", message } });
  }
}

/** A plan's own approval is given on the plan's card; a plan that still asks is stood for by its question. */
const isShownByAnother = (card: CardPart) =>
  (card.type === "data-approval" && card.data.subject === "plan") ||
  (card.type === "data-plan" && card.data.state === "draft" && card.data.questions.length > 0);

/** Every card of that id changes, wherever it stands; one not seen yet joins the message that is being written. */
function placeCard(state: ThreadState, card: CardPart): void {
  const matches = (part: MessagePart) => "id" in part && part.type === card.type && part.id === card.id;
  const isPlaced = state.messages.some((message) => message.parts.some(matches));
  if (isPlaced) {
    state.messages = state.messages.map((message) =>
      message.parts.some(matches)
        ? { ...message, parts: message.parts.map((part) => (matches(part) ? card : part)) }
        : message,
    );
  } else if (state.activeRunId !== undefined && !isShownByAnother(card))
    changeMessage(state, state.openMessageId, (parts) => [...parts, card]);
  noteCard(state, card);
}

function finishRun(state: ThreadState): void {
  state.activeRunId = undefined;
  state.openMessageId = undefined;
  state.openTexts = {};
  state.activity = undefined;
}

function applyPart(state: ThreadState, part: EventPart, now: () => string): void {
  switch (part.type) {
    case "start":
      return startMessage(state, part, now);
    case "text-start":
      return startText(state, part.id);
    case "text-delta":
      return appendText(state, part.id, part.delta);
    case "tool-input-available":
      return placeTool(state, {
        tool_call_id: part.toolCallId,
        tool: part.toolName,
        specialist: state.activity?.name ?? "",
        input: part.input,
      });
    case "tool-output-available":
      return placeTool(state, part.output);
    case "tool-output-error":
      return failTool(state, part.toolCallId, part.errorText);
    case "data-specialist":
      state.activity = part.data;
      return;
    case "data-message":
      return placeMessage(state, part.data);
    case "data-thread":
      state.thread = part.data;
      state.activeRunId = part.data.active_run_id ?? state.activeRunId;
      return;
    case "error":
      state.failure = part.errorText;
      return;
    case "finish":
      return finishRun(state);
    case "text-end":
    case "data-trace":
      return;
    default:
      return placeCard(state, part as CardPart);
  }
}

/** The state after one more event; an event already applied changes nothing. `now` dates a message the stream opens. */
export function applyEvent(state: ThreadState, seq: number, part: EventPart, now: () => string): ThreadState {
  if (seq <= state.lastSeq) return state;
  const next = { ...state, lastSeq: seq };
  applyPart(next, part, now);
  return next;
}
