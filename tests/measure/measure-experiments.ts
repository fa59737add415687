import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { experimentsProjection } from "#backends/experiments/experiments-projection.ts";
import { openMlflowExperimentStore } from "#backends/experiments/mlflow/open-mlflow-experiment-store.ts";
import { mlflowService } from "#backends/experiments/mlflow-service.ts";
import { runSource } from "#backends/experiments/read-ledger-runs.ts";
import { storeTraining } from "#backends/experiments/test-runs.ts";
import { publishJob } from "#backends/jobs/publish-job.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { jobs } from "#backends/ledger/schema/tables.ts";
import { startManagedService } from "#backends/services/start-managed-service.ts";
import { startSync } from "#backends/sync/start-sync.ts";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import { lagFigure, showFigure } from "./figure.ts";
import { watchProjection } from "./watch-projection.ts";

const seconds = 60;
const pointsASecond = 50;
const together = 10;
const trainings = ["bench-1", "bench-2", "bench-3", "bench-4", "bench-5"];

/** Lets five trainings report 50 points a second in all, and shows how long a point takes to stand in a real MLflow. */
export async function measureExperiments(ledger: Ledger, home: string): Promise<void> {
  await using cleanup = new AsyncDisposableStack();
  const port = await freePort();
  const service = cleanup.use(
    startManagedService(mlflowService({ cache: cacheFolder, home, port }), {
      logFile: join(home, "mlflow.log"),
      now: () => new Date(),
    }),
  );
  await service.ready();
  const store = cleanup.adopt(openMlflowExperimentStore({ url: `http://127.0.0.1:${port}` }), (one) =>
    one.close(),
  );
  const watched = watchProjection(experimentsProjection(store));
  for (const id of trainings) await storeTraining(ledger, { id, state: "running", steps: 0, startedAt: 1 });
  const sync = cleanup.adopt(
    await startSync([watched.projection], {
      ledger,
      sources: [runSource],
      now: () => new Date(),
      onBug: (error) => String(error),
    }),
    (one) => one.close(),
  );
  while ((await sync.status()).some(({ state }) => state !== "current")) await wait(100);
  const begun = performance.now();
  for (let done = 0; done < pointsASecond * seconds; done += together) {
    const id = trainings[(done / together) % trainings.length] ?? "bench-1";
    watched.begun({ collection: "runs", key: id });
    await report(ledger, id, done);
    await wait(Math.max(0, ((done + together) / pointsASecond) * 1000 - (performance.now() - begun)));
  }
  while (watched.waiting() > 0) await wait(50);
  showFigure(
    lagFigure(`Ledger to MLflow, ${pointsASecond} points a second for ${seconds} s`, watched.lags, 3),
  );
}

/** A training's next points, as a worker reports them. */
async function report(ledger: Ledger, id: string, from: number): Promise<void> {
  await ledger.transaction(async (transaction) => {
    const [row] = await transaction.select().from(jobs).where(eq(jobs.id, id));
    const fresh = Array.from({ length: together }, (_, index) => {
      const step = from + index;
      return { seconds: step, step, loss: 1 / (step + 1) };
    });
    const [changed] = await transaction
      .update(jobs)
      .set({ metrics: [...(row?.metrics ?? []), ...fresh] })
      .where(eq(jobs.id, id))
      .returning();
    if (changed) await publishJob(transaction, changed, new Date().toISOString());
  });
}
