import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { readEvents } from "#backends/ledger/events.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { enqueueJob, getJob } from "./job-rows.ts";

const lastStep = 60;

/** A server whose one job counts to the last step in its folder, going on where the count stands. */
const script = (home: string) => `
  const load = (file) => import(${JSON.stringify(resolve("backends"))} + "/" + file);
  const { openLedger } = await load("ledger/open-ledger.ts");
  const { startJobWorker } = await load("jobs/job-worker.ts");
  const { getJob } = await load("jobs/job-rows.ts");
  const { appendFile, readFile } = await import("node:fs/promises");
  const { setTimeout: wait } = await import("node:timers/promises");
  const { z } = await import("zod");
  const ledger = await openLedger({ folder: ${JSON.stringify(join(home, "ledger"))} });
  const definition = {
    kind: "count", input: z.object({}), output: z.object({ counted: z.number() }), title: () => "Count",
    async handle(context) {
      const file = context.folder + "/steps";
      const done = async () => (await readFile(file, "utf8").catch(() => "")).length;
      for (let step = await done(); step < ${lastStep}; step++) {
        await appendFile(file, "x");
        await context.progress({ done: step + 1, total: ${lastStep}, unit: "steps", message: "Counting" });
        console.log(step + 1);
        await wait(10);
      }
      return async () => ({ counted: await done() });
    },
  };
  await startJobWorker({
    ledger, platform: null, definitions: [definition], folder: ${JSON.stringify(join(home, "jobs"))}, now: () => new Date(),
    onEnded: async () => {}, logError: console.error,
  });
  while ((await getJob(ledger.db, "job-1")).state !== "succeeded") await wait(50);
  process.exit(0);`;

test("a job whose server is killed again and again goes on from where its folder stands, in one attempt", async () => {
  const home = await mkdtemp(join(tmpdir(), "lathe-kill-"));
  const folder = join(home, "ledger");
  const first = await openLedger({ folder });
  const at = "2026-01-01T00:00:00.000Z";
  const job = {
    id: "job-1",
    kind: "count",
    title: "Count",
    input: {},
    requester: "ann",
    trace_id: "t",
    thread_id: "th",
    at,
  };
  await first.transaction((transaction) => enqueueJob(transaction, job));
  await first.close();

  const reached: number[] = [];
  for (const target of [15, 35, undefined]) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script(home)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    for await (const line of createInterface({ input: child.stdout })) {
      reached.push(Number(line));
      if (Number(line) === target) child.kill("SIGKILL");
    }
    await ended;
  }

  const ledger = await openLedger({ folder });
  expect(await getJob(ledger.db, "job-1")).toMatchObject({
    state: "succeeded",
    attempt: 1,
    result: { counted: lastStep },
  });
  expect(await readFile(join(home, "jobs", "job-1", "steps"), "utf8")).toHaveLength(lastStep);
  expect(reached).toEqual([...new Set(reached)]);
  const numbers = (await readEvents(ledger.db, "thread:th", 0)).map(({ seq }) => seq);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  await ledger.close();
});
