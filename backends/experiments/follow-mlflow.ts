import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, vi } from "vitest";
import { publishJob } from "#backends/jobs/publish-job.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { jobs } from "#backends/ledger/schema/tables.ts";
import type { ManagedService, ManagedServiceDefinition } from "#backends/services/managed-service.ts";
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

export const patience = { timeout: 240_000, interval: 250 };

/** A real MLflow server that follows a ledger of one training that goes on and one evaluation. */
export type FollowedMlflow = AsyncDisposable & {
  home: string;
  service: ManagedService;
  store: FollowingExperimentStore;
  sync: Sync;
  /** A training's next points, as a worker reports them. */
  trainOn(count: number): Promise<void>;
  /** Until the server is up and both hold the same runs. */
  untilSame(): Promise<void>;
};

/** `changed`: what is different about how the server is run, given its home. */
export async function followMlflow(
  changed: (usual: ManagedServiceDefinition, home: string) => ManagedServiceDefinition = (usual) => usual,
): Promise<FollowedMlflow> {
  const home = await mkdtemp(join(tmpdir(), "lathe-mlflow-"));
  const port = await freePort();
  const service = startManagedService(changed(mlflowService({ cache: cacheFolder, home, port }), home), {
    logFile: join(home, "mlflow.log"),
    now: () => new Date(),
    // Leaves time to change its database before it starts again.
    pace: { firstPause: 3_000 },
  });
  const ledger = await openLedger({});
  const store = openMlflowExperimentStore({ url: `http://127.0.0.1:${port}` });
  await service.ready();
  const sync = await startSync([experimentsProjection(store)], {
    ledger,
    sources: [runSource],
    now: () => new Date(),
    onBug: (error) => {
      throw error;
    },
  });
  await storeTraining(ledger, { id: "job-going", state: "running", steps: 0, startedAt: 1 });
  await storeEvaluation(ledger, { id: "evaluation-done", startedAt: 2, isComplete: true });
  let steps = 0;
  return {
    home,
    service,
    store,
    sync,
    async trainOn(count) {
      await ledger.transaction(async (transaction) => {
        const [row] = await transaction.select().from(jobs).where(eq(jobs.id, "job-going"));
        const fresh = Array.from({ length: count }, (_, index) => ({
          seconds: steps + index,
          step: steps + index,
          loss: 1 / (steps + index + 1),
        }));
        steps += count;
        const [updated] = await transaction
          .update(jobs)
          .set({ metrics: [...(row?.metrics ?? []), ...fresh] })
          .where(eq(jobs.id, "job-going"))
          .returning();
        if (updated) await publishJob(transaction, updated, new Date().toISOString());
      });
    },
    async untilSame() {
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
    },
    async [Symbol.asyncDispose]() {
      await sync.close();
      await service[Symbol.asyncDispose]();
      await ledger.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
