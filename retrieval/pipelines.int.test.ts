import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getDataset } from "#backends/ledger/datasets.ts";
import { streamRecords } from "#backends/ledger/records.ts";
import type { DatasetRecord } from "#domain/dataset.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";
import { cacheFolder } from "#tests/platform-process.ts";
import { installLlamaindex } from "./llamaindex/llamaindex-environment.ts";
import { openLlamaindexIndex, type LlamaindexIndex } from "./llamaindex/llamaindex-index.ts";
import type { RankedPassage, RetrievalQuery } from "./pipeline.ts";
import { llamaindexPipeline } from "./pipelines/llamaindex.ts";
import { pipelines } from "./pipelines.ts";
import { openRetrieval, type Retrieval } from "./retrieval.ts";

let bench: TestPlatform;
let cases: DatasetRecord[];
let retrieval: Retrieval;
let llamaindex: LlamaindexIndex;

beforeAll(async () => {
  const python = await installLlamaindex({ cache: cacheFolder });
  llamaindex = openLlamaindexIndex({ interpreter: () => python });
  bench = await openTestPlatform({ withData: true, isFollowing: true });
  const { ledger, sync } = bench.platform;
  await vi.waitFor(
    async () => {
      const late = (await sync.status()).filter(({ state }) => state !== "current");
      if (late.length > 0) throw new Error(`${late.map(({ store }) => store).join(", ")} lag`);
    },
    { timeout: 400_000, interval: 2000 },
  );
  const { parts, collections } = bench.platform.retrieval;
  retrieval = openRetrieval(
    parts,
    [...pipelines, llamaindexPipeline({ index: llamaindex, unavailable: () => undefined })],
    collections,
  );
  const dataset = await getDataset(ledger.db, "support-knowledge");
  cases = await Array.fromAsync(streamRecords(ledger.db, dataset?.id ?? ""));
}, 500_000);
afterAll(async () => {
  await llamaindex.close();
  await bench[Symbol.asyncDispose]();
});

const retrieve = (name: string, query: Partial<RetrievalQuery> & { text: string }) =>
  retrieval.retrieve(name, { limit: 5, ...query });
const text = (record: DatasetRecord, field: string) => String(record[field]);
const ofContext = ["hybrid", "llamaindex"];
const records = (found: readonly RankedPassage[]) => found.map(({ passage }) => passage.record_id);

test.each([...pipelines.map(({ name }) => name), "llamaindex"])(
  "%s finds the case that a ticket's own words describe",
  async (name) => {
    const wanted = cases[7] as DatasetRecord;
    const found = await retrieve(name, { text: text(wanted, "customer_message") });
    expect(records(found)).toContain(wanted.id);
    expect(found.length).toBeLessThanOrEqual(5);
    expect(found.every((one, index) => index === 0 || one.score <= (found[index - 1]?.score ?? 0))).toBe(
      true,
    );
  },
);

test.each(ofContext)(
  "%s finds other passages for another device, those of that device first",
  async (name) => {
    const question = "it does not charge";
    const [one, other] = [
      ...Map.groupBy(
        cases.filter((item) => /charg/i.test(text(item, "customer_message"))),
        (item) => item["device_id"],
      ).values(),
    ].map((group) => group[0] as DatasetRecord);
    const device = (record: DatasetRecord | undefined) => ({
      id: text(record as DatasetRecord, "device_id"),
      name: text(record as DatasetRecord, "device_name"),
      series: text(record as DatasetRecord, "series"),
    });
    const first = await retrieve(name, { text: question, device: device(one) });
    const second = await retrieve(name, { text: question, device: device(other) });
    expect(first[0]?.passage.metadata["device_id"]).toBe(one?.["device_id"]);
    expect(second[0]?.passage.metadata["device_id"]).toBe(other?.["device_id"]);
    expect(first[0]?.reasons).toContain(`about ${text(one as DatasetRecord, "device_name")}`);
  },
);

test("where a customer stands changes what is found", async () => {
  const question = "what should I do now with my device";
  const stage = (found: readonly RankedPassage[]) => found.map(({ passage }) => passage.metadata["stage"]);
  const journeys = { collections: ["customer-journeys"], text: question };
  const [early, late] = [
    await retrieve("journey", { ...journeys, journey: { stage: "onboarding" } }),
    await retrieve("journey", { ...journeys, journey: { stage: "support" } }),
  ];
  expect(stage(early)[0]).toBe("onboarding");
  expect(stage(late)[0]).toBe("support");
});

test.each(ofContext)("%s finds only in the collections and values asked for", async (name) => {
  const found = await retrieve(name, {
    text: "battery",
    collections: ["support-knowledge"],
    filter: { series: "ThinkPad" },
  });
  expect(found.length).toBeGreaterThan(0);
  expect(
    found.every(
      ({ passage }) =>
        passage.collection === "support-knowledge" && passage.metadata["series"] === "ThinkPad",
    ),
  ).toBe(true);
});

test("a pipeline that does not exist is refused with the near ones", async () => {
  await expect(retrieve("hybird", { text: "x" })).rejects.toMatchObject({
    code: "not-found",
    hint: "Did you mean hybrid?",
  });
});

test("a pipeline that is not installed says so, takes no other's place, and is left out of what is ready", async () => {
  const without = bench.platform.retrieval;
  await expect(without.retrieve("llamaindex", { text: "battery", limit: 5 })).rejects.toMatchObject({
    code: "unavailable",
    message: "LlamaIndex is not installed here",
    hint: expect.stringContaining("LATHE_SERVICES=llamaindex:managed") as string,
  });
  const { pipelines: ready, leftOut } = without.ready();
  expect(ready).toEqual(pipelines);
  expect(leftOut.map(({ pipeline, failure }) => [pipeline, failure.code])).toEqual([
    ["llamaindex", "unavailable"],
  ]);
  expect(retrieval.ready().leftOut).toEqual([]);
});
