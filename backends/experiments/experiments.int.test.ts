import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { beforeAllChanges, readChanges } from "#backends/ledger/changes.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { startManagedService } from "#backends/services/start-managed-service.ts";
import type { ManagedService } from "#backends/services/managed-service.ts";
import { readItems } from "#backends/sync/read-items.ts";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import { testExperimentStore } from "./experiment-store.conformance.ts";
import type { FollowingExperimentStore } from "./experiment-store.ts";
import { experimentsProjection } from "./experiments-projection.ts";
import { testFollowingExperimentStore } from "./following-experiment-store.conformance.ts";
import { openMlflowExperimentStore } from "./mlflow/open-mlflow-experiment-store.ts";
import { mlflowService } from "./mlflow-service.ts";
import { openLedgerExperimentStore } from "./open-ledger-experiment-store.ts";
import { markEarlierRuns } from "./mark-earlier-runs.ts";
import { runSource } from "./read-ledger-runs.ts";
import { minute } from "./test-runs.ts";

describe("the ledger's own experiments", () => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await openLedger({});
  });
  afterAll(() => ledger.close());
  testExperimentStore(() => ({
    ledger,
    store: openLedgerExperimentStore(ledger),
    settle: async () => undefined,
  }));

  test("runs that a ledger kept before it noted changes are told once", async () => {
    const marked = async () =>
      (await readChanges(ledger.db, beforeAllChanges, 100)).map(({ key }) => key).toSorted();
    expect(await markEarlierRuns(ledger, () => new Date())).toBe(0);
    const before = await marked();
    await ledger.db.execute(sql`delete from changes`);
    expect(await markEarlierRuns(ledger, () => new Date())).toBe(6);
    expect(await marked()).toEqual(before.filter((key) => !["job-waiting", "job-other"].includes(key)));
    expect(await markEarlierRuns(ledger, () => new Date())).toBe(0);
  });
});

describe("MLflow", () => {
  let home: string;
  let url: string;
  let service: ManagedService;
  let store: FollowingExperimentStore;
  let ledger: Ledger;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "lathe-mlflow-"));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    service = startManagedService(mlflowService({ cache: cacheFolder, home, port }), {
      logFile: join(home, "mlflow.log"),
      now: () => new Date(),
    });
    ledger = await openLedger({});
    store = openMlflowExperimentStore({ url });
    await service.ready();
  }, 600_000);
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await ledger.close();
    await rm(home, { recursive: true, force: true });
  });

  const call = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/api/2.0/mlflow/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.status, path).toBe(200);
    return (await response.json()) as Record<string, unknown>;
  };
  const mlflowIds = async (): Promise<string[]> => {
    const { experiments } = (await call("experiments/search", { max_results: 100 })) as {
      experiments: { experiment_id: string }[];
    };
    const experiment_ids = experiments.map((experiment) => experiment.experiment_id);
    const { runs = [] } = (await call("runs/search", { experiment_ids })) as {
      runs?: { info: { run_id: string } }[];
    };
    return runs.map((run) => run.info.run_id);
  };

  describe("as an experiment store", () => {
    testExperimentStore(() => ({
      ledger,
      store,
      async settle() {
        const changes = await readChanges(ledger.db, beforeAllChanges, 100);
        const items = await readItems(ledger.db, [runSource], changes);
        expect(await experimentsProjection(store).apply(items)).toEqual([]);
      },
    }));
  });

  describe("following the ledger", () => {
    testFollowingExperimentStore(() => store);

    const run = (id: string) => ({
      id,
      experiment: "training",
      name: id,
      state: "running" as const,
      params: {},
      tags: {},
      points: [{ name: "loss", step: 1, value: 2, at: minute(2) }],
      started_at: minute(1),
      finished_at: null,
    });

    test("a run that stands there twice is found, and put right", async () => {
      await store.replace([{ id: "twice", version: 7, run: run("twice") }]);
      const { experiments } = (await call("experiments/search", {
        max_results: 10,
        filter: "name = 'training'",
      })) as {
        experiments: { experiment_id: string }[];
      };
      const tags = [{ key: "lathe.run_id", value: "twice" }];
      await call("runs/create", { experiment_id: experiments[0]?.experiment_id, tags });
      const [summary] = await store.summarize();
      expect(summary?.count).toBe(2);
      await store.replace([{ id: "twice", version: 7, run: run("twice") }], { force: true });
      expect((await store.summarize())[0]?.count).toBe(1);
      expect((await store.readRun("twice"))?.points).toEqual(run("twice").points);
    });

    test("a run that somebody deleted there is missed, and comes again", async () => {
      await store.replace([{ id: "gone", version: 1, run: run("gone") }]);
      for (const run_id of await mlflowIds()) await call("runs/delete", { run_id });
      expect(await store.summarize()).toEqual([]);
      await store.replace([{ id: "gone", version: 1, run: run("gone") }], { force: true });
      expect(await store.readRun("gone")).toEqual(run("gone"));
    });

    test("others' runs on the same server are neither counted nor cleared", async () => {
      const { experiment_id } = await call("experiments/create", { name: "somebody else's" });
      await call("runs/create", { experiment_id });
      await store.replace([{ id: "ours", version: 1, run: run("ours") }]);
      expect(await store.listExperiments()).toHaveLength(1);
      await store.clear();
      expect(await store.summarize()).toEqual([]);
      expect(await mlflowIds()).toHaveLength(1);
    });

    test("an experiment that somebody deleted there is restored", async () => {
      await store.replace([{ id: "a", version: 1, run: { ...run("a"), experiment: "evaluation/one" } }]);
      const { experiments } = (await call("experiments/search", {
        max_results: 10,
        filter: "name = 'evaluation/one'",
      })) as { experiments: { experiment_id: string }[] };
      await call("experiments/delete", { experiment_id: experiments[0]?.experiment_id });
      expect(await store.readRun("a")).toBeUndefined();
      await store.replace([{ id: "a", version: 2, run: { ...run("a"), experiment: "evaluation/one" } }]);
      expect(await store.readRun("a")).toMatchObject({
        experiment: "evaluation/one",
        points: run("a").points,
      });
    });

    test("killed and started again, it has everything; meanwhile every call says that it does not answer", async () => {
      await store.replace([{ id: "kept", version: 3, run: run("kept") }]);
      const [, pid] = /Process (\d+)/.exec(service.status().detail) ?? [];
      process.kill(-Number(pid), "SIGKILL");
      await expect(store.summarize()).rejects.toMatchObject({ code: "unavailable" });
      await expect(store.replace([{ id: "kept", version: 4, run: run("kept") }])).rejects.toMatchObject({
        code: "unavailable",
      });
      await vi.waitFor(() => expect(service.status().state).toBe("starting"), { timeout: 30_000 });
      await vi.waitFor(() => expect(service.status().state).toBe("up"), { timeout: 240_000, interval: 500 });
      expect(await store.readRun("kept")).toEqual(run("kept"));
    });
  });
});
