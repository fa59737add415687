import { END, START, StateGraph, type LangGraphRunnableConfig } from "@langchain/langgraph";
import type { Specialist } from "#agents/specialist.ts";
import { Failure, failureText } from "#domain/failure.ts";
import type { EventPart } from "#domain/event-part.ts";
import type { StepDraft } from "#domain/plan.ts";
import { readField, referencesIn, resolveReferences } from "#domain/reference.ts";
import type { ToolPart } from "#domain/thread.ts";
import { connectInProcess, type ToolSession } from "#mcp-servers/connect-in-process.ts";
import { toolServers } from "#tools/catalogue.ts";
import type { AssistantDesk } from "./assistant-desk.ts";
import { conversationState, type ConversationState } from "./conversation-state.ts";
import { emit } from "./emit.ts";
import { firstItems } from "./first-items.ts";
import type { CallReport, WantedCall } from "./minds/mind.ts";
import { callerOf, runOf, threadOf, turnOf } from "./turn-of.ts";

/** More moves than this in one hand-off, and a chat model is going in circles. */
const mostMoves = 6;

/** A specialist as a graph of its own: it moves until it has something to report. Reads run, writes become drafts. */
export function specialistGraph(desk: AssistantDesk, specialist: Specialist) {
  const node = (state: ConversationState, config: LangGraphRunnableConfig) =>
    work(desk, specialist, state, config);
  return new StateGraph(conversationState)
    .addNode("work", node)
    .addEdge(START, "work")
    .addEdge("work", END)
    .compile({ name: specialist.name });
}

async function work(
  desk: AssistantDesk,
  specialist: Specialist,
  state: ConversationState,
  config: LangGraphRunnableConfig,
): Promise<Partial<ConversationState>> {
  const given = state.hand_offs.at(-1);
  const turn = await turnOf(desk, state, config);
  const request = given?.specialist === specialist.name ? given.request : turn.text;
  emit(config, {
    type: "data-specialist",
    id: `${specialist.name}-${state.hand_offs.length}`,
    data: { name: specialist.name, request },
  });
  const bench: Bench = {
    desk,
    specialist,
    config,
    drafts: [...state.drafts],
    calls: [...state.calls],
    results: { ...state.results },
    pending: undefined,
  };
  await using session = await openSession(bench);
  const tools = await session.list();
  const exchanges: { calls: WantedCall[]; reports: CallReport[] }[] = [];
  let report = "";
  for (let moves = 0; moves < mostMoves; moves++) {
    const move = await desk.mind.specialize({
      ...turn,
      drafts: bench.drafts,
      specialist,
      request,
      tools,
      exchanges,
    });
    if (move.type === "report") {
      report = move.text;
      break;
    }
    const reports = [];
    for (const call of move.calls) reports.push(await makeCall(bench, session, call, turn.signal));
    exchanges.push({ calls: move.calls, reports });
  }
  const handOffs =
    given?.specialist === specialist.name
      ? [...state.hand_offs.slice(0, -1), { ...given, report }]
      : [...state.hand_offs, { specialist: specialist.name, request, report }];
  return { hand_offs: handOffs, drafts: bench.drafts, calls: bench.calls, results: bench.results };
}

type Bench = {
  desk: AssistantDesk;
  specialist: Specialist;
  config: LangGraphRunnableConfig;
  drafts: StepDraft[];
  calls: ToolPart[];
  results: Record<string, unknown>;
  /** The call being made: a write of it becomes a draft with its id and condition. */
  pending: WantedCall | undefined;
};

function openSession(bench: Bench): Promise<ToolSession> {
  const { desk, specialist } = bench;
  const tools = toolServers
    .filter((server) => specialist.servers.includes(server.name))
    .flatMap((server) => server.tools);
  return connectInProcess({
    name: specialist.name,
    tools,
    platform: desk.plans.platform,
    caller: callerOf(bench.config),
    onBug: desk.onBug,
    mode: "drafts",
    onCall: (call) =>
      desk.onToolCall?.({ server: serverNameOf(call.tool), thread_id: threadOf(bench.config), ...call }),
    async onWrite(tool, args) {
      const id = draftStep(bench, bench.pending ?? { tool: tool.name, args });
      return {
        text: `Drafted as ${id}: ${tool.phrase(args)}. It runs once a person has approved the plan.`,
        structured: { step: id, fields: Object.keys(tool.output.shape) },
      };
    },
  });
}

function draftStep(bench: Bench, call: WantedCall): string {
  const id = call.id ?? `step-${bench.drafts.length + 1}`;
  bench.drafts.push({
    id,
    tool: call.tool,
    args: call.args,
    ...(call.when === undefined ? {} : { when: call.when }),
  });
  return id;
}

/** A call whose inputs a drafted step will make, or that belongs to a plan, is drafted too, whatever its effect. */
async function makeCall(
  bench: Bench,
  session: ToolSession,
  wanted: WantedCall,
  signal: AbortSignal,
): Promise<CallReport> {
  const call = withFound(bench, wanted);
  if (call.draft === true || referencesIn(call.args).length > 0) {
    return { tool: call.tool, text: `Drafted as ${draftStep(bench, call)}.`, isError: false };
  }
  // A conversation holds the calls of many runs: each has a name of its own.
  const toolCallId = `call-${runOf(bench.config)}-${bench.calls.length + 1}-${bench.specialist.name}`;
  emit(bench.config, { type: "tool-input-available", toolCallId, toolName: call.tool, input: call.args });
  const part: ToolPart = {
    tool_call_id: toolCallId,
    tool: call.tool,
    specialist: bench.specialist.name,
    input: call.args,
  };
  bench.pending = call;
  try {
    const { result, summary } = await session.call(call.tool, call.args, signal);
    if (call.id !== undefined) bench.results[call.id] = firstItems(result);
    keepCall(
      bench,
      { ...part, summary },
      { type: "tool-output-available", toolCallId, output: { ...part, summary } },
    );
    return { tool: call.tool, text: summary.text, isError: false };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const failed = { ...part, error: error.toBody() };
    if (call.id !== undefined) bench.results[call.id] = {};
    keepCall(bench, failed, { type: "tool-output-available", toolCallId, output: failed });
    return {
      tool: call.tool,
      text: failureText(error),
      isError: true,
    };
  } finally {
    bench.pending = undefined;
  }
}

/** The call with what the turn's earlier calls found in the place of references to it. */
function withFound(bench: Bench, call: WantedCall): WantedCall {
  const isFound = referencesIn(call.args).every((item) => item.$from in bench.results);
  if (call.draft === true || !isFound) return call;
  const found = resolveReferences(call.args, (item) => readField(bench.results[item.$from], item.field));
  return { ...call, args: found as Record<string, unknown> };
}

function keepCall(bench: Bench, part: ToolPart, event: EventPart): void {
  bench.calls.push(part);
  emit(bench.config, event);
}

/** Metric labels come from closed sets only: a name that no server has is nobody's. */
function serverNameOf(tool: string): string {
  return toolServers.find((server) => server.tools.some((item) => item.name === tool))?.name ?? "unknown";
}
