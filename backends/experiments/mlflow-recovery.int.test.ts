import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { publishJob } from "#backends/jobs/publish-job.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { jobs } from "#backends/ledger/schema/tables.ts";
import type { ManagedService } from "#backends/services/managed-service.ts";
import { startManagedService } from "#backends/services/start-managed-service.ts";
import { startSync, type Sync } from "#backends/sync/start-sync.ts";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import type { FollowingExperimentStore } from "./experiment-store.ts";
import { experimentsProjection } from "./experiments-projection.ts";
import { openMlflowExperimentStore } from "./mlflow/open-mlflow-experiment-store.ts";
import { mlflowService } from "./mlflow-service.ts";
import { openLedgerExperimentStore } from "./open-ledger-experiment-store.ts";
import { runSource } from "./read-ledger-runs.ts";
import { storeEvaluation, storeTraining } from "./test-runs.ts";

let home: string;
let service: ManagedService;
let ledger: Ledger;
let store: FollowingExperimentStore;
let sync: Sync;
const patience = { timeout: 240_000, interval: 250 };
const database = () => join(home, "mlflow", "mlflow.db");

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "lathe-mlflow-"));
  const port = await freePort();
  service = startManagedService(mlflowService({ cache: cacheFolder, home, port }), {
    logFile: join(home, "mlflow.log"),
    now: () => new Date(),
    // Leaves time to change its database before it starts again.
    pace: { firstPause: 3_000 },
  });
  ledger = await openLedger({});
  store = openMlflowExperimentStore({ url: `http://127.0.0.1:${port}` });
  await service.ready();
  sync = await startSync([experimentsProjection(store)], {
    ledger,
    sources: [runSource],
    now: () => new Date(),
    onBug: (error) => {
      throw error;
    },
  });
  await storeTraining(ledger, { id: "job-going", state: "running", steps: 0, startedAt: 1 });
  await storeEvaluation(ledger, { id: "evaluation-done", startedAt: 2, isComplete: true });
}, 600_000);
afterAll(async () => {
  await sync.close();
  await service[Symbol.asyncDispose]();
  await ledger.close();
  await rm(home, { recursive: true, force: true });
});

let steps = 0;

/** A training's next points, as a worker reports them. */
async function trainOn(count: number): Promise<void> {
  await ledger.transaction(async (transaction) => {
    const [row] = await transaction.select().from(jobs).where(eq(jobs.id, "job-going"));
    const fresh = Array.from({ length: count }, (_, index) => ({
      seconds: steps + index,
      step: steps + index,
      loss: 1 / (steps + index + 1),
    }));
    steps += count;
    const [changed] = await transaction
      .update(jobs)
      .set({ metrics: [...(row?.metrics ?? []), ...fresh] })
      .where(eq(jobs.id, "job-going"))
      .returning();
    if (changed) await publishJob(transaction, changed, new Date().toISOString());
  });
}

async function untilSame(): Promise<void> {
  await vi.waitFor(() => expect(service.status().state).toBe("up"), patience);
  // Without a change to tell, a comparison finds what happened: it comes by itself, and sooner when asked for.
  sync.compare("experiments");
  const truth = openLedgerExperimentStore(ledger);
  await vi.waitFor(async () => {
    for (const id of ["job-going", "evaluation-done"])
      expect(await store.readRun(id)).toEqual(await truth.readRun(id));
    const [status] = await sync.status();
    expect(status).toMatchObject({ state: "current", lag_records: 0, expected: 2, held: 2, error: null });
    expect(status?.digest.store).toBe(status?.digest.ledger);
  }, patience);
}

/** Ends the server as a crash does; it is started again after a pause. */
async function crash(): Promise<void> {
  const [, pid] = /Process (\d+)/.exec(service.status().detail) ?? [];
  process.kill(-Number(pid), "SIGKILL");
  await vi.waitFor(() => expect(service.status().state).toBe("starting"), patience);
}

test("killed while points come, it has every one of them once it is back", async () => {
  for (let round = 0; round < 20; round += 1) {
    await trainOn(10);
    if (round === 8) await crash();
  }
  await vi.waitFor(async () => expect((await sync.status())[0]?.state).toBe("down"), patience);
  await trainOn(1);
  await untilSame();
  expect((await store.readRun("job-going"))?.points).toHaveLength(201);
});

test("set back to an old copy of its database, it is brought up to date", async () => {
  const copy = join(home, "copy.db");
  await copyFile(database(), copy);
  await trainOn(5);
  await untilSame();
  await crash();
  await copyFile(copy, database());
  await untilSame();
  expect((await store.readRun("job-going"))?.points).toHaveLength(206);
});

test("emptied behind our back, it is filled again", async () => {
  await crash();
  await rm(database());
  await untilSame();
});

test("a rebuild makes it the same again", async () => {
  await sync.rebuild("experiments");
  await vi.waitFor(async () => expect((await sync.status())[0]?.state).toBe("rebuilding"), {
    timeout: 30_000,
    interval: 5,
  });
  await untilSame();
});
