import { z } from "zod";
import { approval as approvalSchema, type Approval } from "#domain/approval.ts";
import type { EventPart } from "#domain/event-part.ts";
import { capitalised, fieldTitle } from "#domain/field-title.ts";
import type { Plan } from "#domain/plan.ts";
import { readEventStream } from "./event-stream.ts";
import type { HttpClient } from "./http-client.ts";
import { approvalText, cardText, jobText, planText } from "./print-card.ts";

export type Follow = {
  client: HttpClient;
  threadId: string;
  after: number;
  print(text: string): void;
  /** Asked of a person for each approval that opens; undefined leaves it open. */
  decide(approval: Approval): Promise<"approve" | "reject" | undefined>;
};

/** Prints a conversation as it goes, until its run has ended and no plan of it runs. */
export async function followConversation(follow: Follow): Promise<Plan | undefined> {
  const stop = new AbortController();
  let plan: Plan | undefined;
  let isRunning = true;
  const asked = new Set<string>();
  for await (const { part } of readEventStream(
    follow.client,
    `/api/threads/${follow.threadId}/events`,
    follow.after,
    stop.signal,
  )) {
    if (part.type === "start") isRunning = true;
    if (part.type === "finish") isRunning = false;
    if (part.type === "data-plan") {
      if (plan === undefined || plan.state !== part.data.state) follow.print(planText(part.data));
      plan = part.data;
    } else printPart(follow, part);
    const opened = openedApproval(part, asked);
    const decided = opened === undefined ? true : await askPerson(follow, opened);
    const waits = plan?.state === "running" || (plan?.state === "proposed" && decided);
    if (!isRunning && !waits) stop.abort();
  }
  return plan;
}

function openedApproval(part: EventPart, asked: Set<string>): Approval | undefined {
  const cards =
    part.type === "data-approval"
      ? [part.data]
      : part.type === "data-message"
        ? part.data.parts.flatMap((item) => (item.type === "data-approval" ? [item.data] : []))
        : [];
  const found = cards.find((card) => card.state === "pending" && !asked.has(card.id));
  if (found !== undefined) asked.add(found.id);
  return found;
}

async function askPerson(follow: Follow, approval: Approval): Promise<boolean> {
  const present = await follow.client.send(approvalSchema, "GET", `/api/approvals/${approval.id}`);
  follow.print(approvalText(present));
  const decision = await follow.decide(present);
  if (decision === undefined) {
    follow.print(`It waits: decide in the app, ${follow.client.connection.url}/inbox`);
    return false;
  }
  await follow.client.send(z.unknown(), "POST", `/api/approvals/${approval.id}/decision`, {
    decision,
    hash: present.hash,
  });
  return decision === "approve";
}

let lastJobLine = "";

function printPart(follow: Follow, part: EventPart): void {
  if (part.type === "text-delta") process.stdout.write(part.delta);
  else if (part.type === "text-end") follow.print("");
  else if (part.type === "error") follow.print(part.errorText);
  else if (part.type === "data-refusal")
    follow.print(`${String(part.data["message"])} ${String(part.data["hint"] ?? "")}`);
  else if (part.type === "tool-output-available")
    follow.print(
      `${capitalised(fieldTitle(part.output.tool))} · ${capitalised(part.output.specialist)}\n${part.output.summary?.text ?? part.output.error?.message ?? ""}${part.output.summary?.card === undefined ? "" : `\n${cardText(part.output.summary.card)}`}`,
    );
  else if (part.type === "data-job") {
    const line = jobText(part.data);
    if (line !== lastJobLine) follow.print(line);
    lastJobLine = line;
  } else if (part.type === "data-message" && part.data.role === "assistant") {
    for (const item of part.data.parts) {
      if (item.type === "text") follow.print(item.text);
      if (item.type === "data-report") follow.print(`Report ${item.id}: ${item.data.sentence}`);
    }
  }
}
