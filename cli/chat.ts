import { createInterface } from "node:readline/promises";
import { z } from "zod";
import type { Approval } from "#domain/approval.ts";
import { thread, threadWithMessages } from "#domain/thread.ts";
import { followConversation } from "./follow-conversation.ts";
import type { HttpClient } from "./http-client.ts";

/** One request: streams the answer, shows cards as text, and asks approvals of a person on a terminal. */
export async function chat(client: HttpClient, text: string): Promise<void> {
  const created = await client.send(thread, "POST", "/api/threads", {});
  const { last_seq } = await client.send(threadWithMessages, "GET", `/api/threads/${created.id}`);
  await client.send(z.unknown(), "POST", `/api/threads/${created.id}/messages`, { text });
  await followConversation({
    client,
    threadId: created.id,
    after: last_seq,
    print: (line) => console.log(line),
    decide: askOnTerminal,
  });
  console.log(`\nThe conversation: ${client.connection.url}/chat?thread=${created.id}`);
}

/** Only a person at a terminal can answer; a pipe cannot approve. */
export async function askOnTerminal(approval: Approval): Promise<"approve" | "reject" | undefined> {
  if (process.stdin.isTTY !== true) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    if (approval.subject === "promotion" || approval.subject === "rollback") {
      const slot = String(approval.args["slot"]);
      const typed = await lines.question(
        `Type the slot's name (${slot}) to approve, "no" to reject, nothing to leave it: `,
      );
      return typed.trim() === slot ? "approve" : typed.trim() === "no" ? "reject" : undefined;
    }
    const typed = await lines.question("Approve and run? [y/N] ");
    return /^y(es)?$/i.test(typed.trim()) ? "approve" : undefined;
  } finally {
    lines.close();
  }
}
