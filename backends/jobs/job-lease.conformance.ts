import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { Failure } from "#domain/failure.ts";
import { jobs } from "#backends/ledger/schema/tables.ts";
import { endDeadLeases, leaseJob, requireLease } from "./job-lease.ts";
import { getJob } from "./job-rows.ts";
import { define, waitForAbort, type JobTestBed } from "./job-test-bed.ts";
import { newOwner } from "./worker-owner.ts";

/** Who may work on a job, and what happens when that worker is gone. */
export function testJobLeases(bed: JobTestBed): void {
  test("a graceful stop gives the job back without an attempt, and the next worker finishes it in the same folder", async () => {
    const folders: string[] = [];
    const first = await bed.start(
      define("handed-over", (context) => {
        folders.push(context.folder);
        return waitForAbort(context.signal);
      }),
    );
    const { id } = await bed.enqueue("handed-over");
    await bed.untilState(id, "running");
    await first.worker.stop();
    expect(await getJob(bed.ledger().db, id)).toMatchObject({ state: "queued", attempt: 1 });
    await bed.start(
      define("handed-over", async (context) => {
        folders.push(context.folder);
        return async () => ({ answer: context.attempt });
      }),
    );
    expect(await bed.untilState(id, "succeeded")).toMatchObject({ attempt: 1, result: { answer: 1 } });
    expect(new Set(folders).size).toBe(1);
  });

  test("a worker whose lease was taken over can write nothing more", async () => {
    const gate = Promise.withResolvers<void>();
    const seen: { write?: unknown; reason?: unknown } = {};
    const definition = define("stale", async (context) => {
      await gate.promise;
      seen.write = await context.write(async () => "written").catch((error: unknown) => error);
      await context.progress({ done: 9, total: 9, unit: "steps", message: "stale" }).catch(() => {});
      return async () => ({ answer: -1 });
    });
    const { worker, ended } = await bed.start(definition);
    const { id } = await bed.enqueue("stale");
    await bed.untilState(id, "running");
    const at = new Date().toISOString();
    const dead = await bed
      .ledger()
      .transaction((transaction) => endDeadLeases(transaction, { isDead: () => true, at }));
    expect(dead.map((row) => row.id)).toEqual([id]);
    const row = await bed
      .ledger()
      .transaction((transaction) =>
        leaseJob(transaction, { owner: newOwner(), kinds: ["stale"], now: at, until: "9999" }),
      );
    const lease = { id, token: row?.lease_token ?? 0 };
    gate.resolve();
    await expect.poll(() => seen.write).toBeInstanceOf(Failure);
    expect(seen.write).toMatchObject({ code: "conflict" });
    await worker.stop();
    expect(ended).toEqual([]);
    expect(await getJob(bed.ledger().db, id)).toMatchObject({
      state: "running",
      attempt: 1,
      progress: { message: "Waiting" },
    });
    await bed.ledger().transaction((transaction) => requireLease(transaction, lease));
  });

  test("a lease that ran out is taken over, which is no attempt", async () => {
    const { id } = await bed.enqueue("orphan");
    await bed.ledger().transaction((transaction) =>
      leaseJob(transaction, {
        owner: newOwner(),
        kinds: ["orphan"],
        now: new Date().toISOString(),
        until: "2000",
      }),
    );
    await bed.start(define("orphan", async (context) => async () => ({ answer: context.attempt })));
    expect(await bed.untilState(id, "succeeded")).toMatchObject({ attempt: 1, result: { answer: 1 } });
  });

  test("a job that takes its server down again and again without progress is given up", async () => {
    const { id } = await bed.enqueue("deadly");
    for (let death = 0; death < 12; death++) {
      await bed.ledger().transaction((transaction) =>
        leaseJob(transaction, {
          owner: newOwner(),
          kinds: ["deadly"],
          now: new Date().toISOString(),
          until: "2000",
        }),
      );
    }
    let calls = 0;
    const abandoned: string[] = [];
    await bed.start({
      ...define("deadly", async () => (calls++, async () => ({ answer: 1 }))),
      abandon: async (_transaction, jobId) => void abandoned.push(jobId),
    });
    expect(await bed.untilState(id, "failed")).toMatchObject({ error: { code: "too-large" } });
    expect(calls).toBe(0);
    expect(abandoned).toEqual([id]);
  });

  test("two workers on one ledger never run one job twice", async () => {
    const ran: string[] = [];
    const definition = define("shared", async (context) => {
      ran.push(context.jobId);
      return async () => ({ answer: 1 });
    });
    await bed.start(definition);
    await bed.start(definition);
    const queued = await Promise.all(Array.from({ length: 10 }, () => bed.enqueue("shared")));
    for (const { id } of queued) await bed.untilState(id, "succeeded");
    expect(ran.toSorted()).toEqual(queued.map(({ id }) => id).toSorted());
  });

  test("a heartbeat keeps a long job's lease, and finds a cancellation that nobody announced", async () => {
    await bed.start(
      define("steady", (context) => waitForAbort(context.signal)),
      { leaseMs: 300 },
    );
    const { id } = await bed.enqueue("steady");
    await bed.untilState(id, "running");
    const until = async () =>
      (await bed.ledger().db.select({ until: jobs.lease_until }).from(jobs).where(eq(jobs.id, id)))[0]
        ?.until ?? "";
    const first = await until();
    await expect.poll(until).not.toBe(first);
    await bed.ledger().db.update(jobs).set({ cancel_requested: true }).where(eq(jobs.id, id));
    await bed.untilState(id, "cancelled");
  });
}
