import { beforeEach, expect, test } from "vitest";
import type { ExperimentPoint, ExperimentRun } from "#domain/experiment.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import type { FollowingExperimentStore } from "./experiment-store.ts";
import { minute } from "./test-runs.ts";

function pointsUpTo(steps: number, names = ["loss"]): ExperimentPoint[] {
  return Array.from({ length: steps }, (_, index) =>
    names.map((name) => ({ name, step: index + 1, value: 1 / (index + 1), at: minute(1) })),
  ).flat();
}

function runOf(id: string, changes: Partial<ExperimentRun> = {}): ExperimentRun {
  return {
    id,
    experiment: "training",
    name: `Train ${id}`,
    state: "running",
    params: { rank: "8" },
    tags: { requester: "ada" },
    points: [],
    started_at: minute(1),
    finished_at: null,
    ...changes,
  };
}

/** How every experiment store that holds a copy follows the ledger. */
export function testFollowingExperimentStore(open: () => FollowingExperimentStore): void {
  const heldVersion = async (id: string) =>
    (await open().list(bucketOf("runs", id))).find(({ key }) => key === id)?.version;

  beforeEach(() => open().clear());

  test("a run grows by the points it has not yet, and ends", async () => {
    const store = open();
    await store.replace([{ id: "a", version: 1, run: runOf("a", { points: pointsUpTo(3) }) }]);
    await store.replace([{ id: "a", version: 2, run: runOf("a", { points: pointsUpTo(5) }) }]);
    expect((await store.readRun("a"))?.points).toEqual(pointsUpTo(5));
    const ended = runOf("a", {
      points: pointsUpTo(6),
      state: "finished",
      finished_at: minute(9),
      tags: { requester: "ada", result: "adapter@1" },
    });
    await store.replace([{ id: "a", version: 3, run: ended }]);
    expect(await store.readRun("a")).toEqual(ended);
    expect(await heldVersion("a")).toBe(3);
  });

  test("a run of thousands of points is taken whole", async () => {
    const points = pointsUpTo(900, ["learning_rate", "loss", "tokens_per_s"]);
    await open().replace([{ id: "long", version: 1, run: runOf("long", { points }) }]);
    expect((await open().readRun("long"))?.points).toEqual(points);
  });

  test("points that the ledger thinned away stay", async () => {
    const store = open();
    await store.replace([{ id: "a", version: 1, run: runOf("a", { points: pointsUpTo(10) }) }]);
    const thinned = pointsUpTo(11).filter(({ step }) => step % 5 === 1);
    await store.replace([{ id: "a", version: 2, run: runOf("a", { points: thinned }) }]);
    expect((await store.readRun("a"))?.points).toEqual(pointsUpTo(11));
  });

  test("a version that is not newer changes nothing, unless it is forced", async () => {
    const store = open();
    await store.replace([{ id: "a", version: 5, run: runOf("a", { points: pointsUpTo(5) }) }]);
    const older = [{ id: "a", version: 4, run: runOf("a", { points: pointsUpTo(2) }) }];
    await store.replace(older);
    await store.replace([{ id: "a", version: 4 }]);
    expect((await store.readRun("a"))?.points).toHaveLength(5);
    await store.replace(older, { force: true });
    expect((await store.readRun("a"))?.points).toEqual(pointsUpTo(2));
    expect(await heldVersion("a")).toBe(4);
  });

  test("a run that cannot become the new one by adding is made anew", async () => {
    const store = open();
    await store.replace([{ id: "a", version: 1, run: runOf("a", { points: pointsUpTo(3) }) }]);
    const other = runOf("a", { params: { rank: "16", steps: "40" }, points: pointsUpTo(1) });
    await store.replace([{ id: "a", version: 2, run: other }]);
    expect(await store.readRun("a")).toEqual(other);
    const moved = runOf("a", { experiment: "evaluation/safety" });
    await store.replace([{ id: "a", version: 3, run: moved }]);
    expect(await store.readRun("a")).toEqual(moved);
    expect(await store.listExperiments()).toEqual([
      { name: "evaluation/safety", runs: 1, newest: minute(1) },
    ]);
  });

  test("a tombstone leaves nothing behind, and the run may come again", async () => {
    const store = open();
    await store.replace([
      { id: "a", version: 1, run: runOf("a") },
      { id: "b", version: 2 },
    ]);
    await store.replace([{ id: "a", version: 3 }]);
    expect(await store.readRun("a")).toBeUndefined();
    expect(await store.summarize()).toEqual([]);
    await store.replace([{ id: "a", version: 4, run: runOf("a") }]);
    expect(await store.readRun("a")).toEqual(runOf("a"));
  });

  test("a run that had ended goes on when its job is tried again", async () => {
    const store = open();
    const failed = runOf("a", { state: "failed", finished_at: minute(4) });
    await store.replace([{ id: "a", version: 1, run: failed }]);
    await store.replace([{ id: "a", version: 2, run: runOf("a") }]);
    expect(await store.readRun("a")).toEqual(runOf("a"));
    const ended = runOf("a", { state: "cancelled", finished_at: minute(8) });
    await store.replace([{ id: "a", version: 3, run: ended }]);
    expect(await store.readRun("a")).toEqual(ended);
  });

  test("odd names, empty and very long values are taken, again and again", async () => {
    const store = open();
    const odd = runOf("a'b\"c", {
      params: { "loss (%)": "", prompt: "ü".repeat(9_000) },
      tags: { "a=b": "x".repeat(20_000) },
      points: [{ name: "hit@5", step: 0, value: 0.5, at: minute(1) }],
    });
    await store.replace([{ id: odd.id, version: 1, run: odd }]);
    await store.replace([
      { id: odd.id, version: 2, run: { ...odd, state: "finished", finished_at: minute(2) } },
    ]);
    const [listed] = await store.listRuns({ limit: 2 });
    expect(listed).toMatchObject({ id: odd.id, state: "finished", metrics: { hit_5: 0.5 } });
    expect(await store.listRuns({ limit: 2 })).toHaveLength(1);
  });

  test("what is held is summed up by bucket, and listed in each", async () => {
    const store = open();
    const ids = Array.from({ length: 12 }, (_, index) => `job-${index}`);
    await store.replace(ids.map((id, index) => ({ id, version: index + 1, run: runOf(id) })));
    const summaries = await store.summarize();
    expect(summaries.reduce((sum, { count }) => sum + count, 0)).toBe(12);
    for (const { bucket, count, digest } of summaries) {
      const inBucket = ids.filter((id) => bucketOf("runs", id) === bucket);
      expect(count).toBe(inBucket.length);
      expect(digest).toBe(inBucket.reduce((sum, id) => sum + stampOf("runs", id, ids.indexOf(id) + 1), 0));
      expect((await store.list(bucket)).toSorted((one, other) => one.version - other.version)).toEqual(
        inBucket.map((key) => ({ collection: "runs", key, version: ids.indexOf(key) + 1 })),
      );
    }
    await store.clear();
    expect(await store.summarize()).toEqual([]);
  });
}
