import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import { getMessage } from "#backends/ledger/messages.ts";
import { getRun, listRuns, type StoredRun } from "#backends/ledger/runs.ts";
import { getThread } from "#backends/ledger/threads.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import type { ServerContext } from "#server/server-context.ts";
import { platformAddress, studioAddress } from "./platform-address.ts";
import { runListBody } from "./run-list-body.ts";
import { runBody } from "./run-body.ts";
import { studioPage } from "./studio-frame.ts";

/** A run with the words that started it. */
export type ShownRun = { run: StoredRun; title: string; text: string };

/** So many are looked at, and so many shown: other people's runs stand between one's own. */
const looked = 300;
const shown = 50;

/** The newest runs of the caller's conversations, or the steps of one. An admin sees everybody's. */
export async function showRuns(context: ServerContext, caller: Caller, runId?: string): Promise<Response> {
  const { settings, platform } = context;
  const { db } = platform.ledger;
  const common = { platformAddress: platformAddress(settings) };
  if (runId !== undefined) {
    const run = await getRun(db, runId);
    const found = run === undefined ? undefined : await describeRun(db, run, caller);
    if (found === undefined)
      throw new Failure("not-found", `There is no run "${runId}"`, { hint: "The list of runs is at /." });
    return studioPage({
      ...common,
      title: found.text,
      body: runBody(found, platform.now(), common.platformAddress),
    });
  }
  const runs: ShownRun[] = [];
  for (const run of await listRuns(db, { limit: looked })) {
    const found = runs.length < shown ? await describeRun(db, run, caller) : undefined;
    if (found !== undefined) runs.push(found);
  }
  return studioPage({
    ...common,
    title: "Runs",
    body: runListBody(runs, platform.now(), studioAddress(settings)),
  });
}

async function describeRun(db: Transaction, run: StoredRun, caller: Caller): Promise<ShownRun | undefined> {
  const thread = await getThread(db, run.thread_id);
  if (thread === undefined || (thread.owner !== caller.user_id && caller.role !== "admin")) return undefined;
  const asked = await getMessage(db, run.message_id);
  const text = asked?.parts.map((part) => part.text ?? "").join("\n") ?? "";
  return { run, title: thread.title, text: text === "" ? "A run without a message" : text };
}
