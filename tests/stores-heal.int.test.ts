import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { statementsOf } from "#data/knowledge/statements-of.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { openNeo4jGraphStore } from "#backends/graph/neo4j-graph-store.ts";
import { startTestNeo4j } from "#backends/graph/start-test-neo4j.ts";
import { insertDataset } from "#backends/ledger/datasets.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { putRecords, removeRecords } from "#backends/ledger/present-records.ts";
import { createCachedEmbedder } from "#backends/models/embedding/cached-embedder.ts";
import { bucketCount } from "#backends/sync/bucket.ts";
import type { Projection } from "#backends/sync/projection.ts";
import { recordSource } from "#backends/sync/record-source.ts";
import { startSync, type Sync } from "#backends/sync/start-sync.ts";
import { openChromaVectorStore } from "#backends/vectors/chroma-vector-store.ts";
import { startTestChroma } from "#backends/vectors/test-chroma.ts";
import { vectorsProjection } from "#backends/vectors/vectors-projection.ts";
import type { DatasetRecord } from "#domain/dataset.ts";
import { passagesOf } from "#retrieval/passages/passages-of.ts";
import { startFaultProxy, type Fault, type FaultProxy } from "./fault-proxy.ts";
import { cacheFolder, freePort } from "./platform-process.ts";
import { wordHashSource } from "./word-hash-source.ts";

const at = "2026-01-01T00:00:00.000Z";
const bugs: unknown[] = [];
const patience = { timeout: 240_000, interval: 100 };

type Server = {
  port: number;
  dataFolder: string;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};
type Followed = { server: Server; proxy: FaultProxy; projection: Projection; sync: Sync; ledger: Ledger };

const supportCase = (id: string, symptom: string): DatasetRecord => ({
  id,
  title: `${symptom} on ThinkPad T14 Gen 4`,
  device_id: "dev-tp-001",
  device_name: "ThinkPad T14 Gen 4",
  series: "ThinkPad",
  category: "power",
  problem_family: "power/drains-fast",
  symptom,
  customer_message: `${symptom}, since this morning, case ${id}`,
  cause: "The cell is worn.",
  remedy: "Replace the cell.",
  part: "battery",
  firmware_version: "1.2",
});

async function openLedgerWithCases(count: number): Promise<Ledger> {
  const ledger = await openLedger({});
  await ledger.transaction((transaction) =>
    insertDataset(transaction, {
      id: "support-knowledge@1",
      name: "support-knowledge",
      kind: "records",
      version: 1,
      digest: "none yet",
      count: 0,
      fields: [],
      sources: [],
      recipe: {},
      created_by: "ada",
      created_at: at,
    }),
  );
  await put(
    ledger,
    Array.from({ length: count }, (_, index) => supportCase(`sk-${index}`, "short runtime")),
  );
  return ledger;
}

const put = (ledger: Ledger, records: DatasetRecord[]) =>
  ledger.transaction((transaction) => putRecords(transaction, "support-knowledge", records, at));

async function untilSame({ sync }: Followed): Promise<void> {
  await vi.waitFor(async () => {
    const [status] = await sync.status();
    if (status === undefined) throw new Error("no store");
    const { state, digest, held, expected, error } = status;
    if (state !== "current" || digest.ledger !== digest.store || held !== expected)
      throw new Error(`${state}, ${held} of ${expected} held: ${error?.message ?? "no error"}`);
  }, patience);
}

/** Every item by bucket, straight from the store. */
async function heldKeys(projection: Projection): Promise<string[]> {
  const keys: string[] = [];
  for (let bucket = 0; bucket < bucketCount; bucket++)
    keys.push(...(await projection.list(bucket)).map((item) => item.key));
  return keys.toSorted();
}

async function follow(server: Server, open: (port: number, ledger: Ledger) => Projection): Promise<Followed> {
  const ledger = await openLedgerWithCases(60);
  const proxy = await startFaultProxy(server.port);
  const projection = open(proxy.port, ledger);
  const sync = await startSync([projection], {
    ledger,
    sources: [recordSource],
    now: () => new Date(),
    onBug: (error) => `trace-${bugs.push(error)}`,
    compareEveryMilliseconds: 500,
  });
  return { server, proxy, projection, sync, ledger };
}

const portOf = (url: string) => Number(new URL(url.replace(/^bolt/, "http")).port);

const engines: [name: string, start: () => Promise<Followed>][] = [
  [
    "Chroma",
    async () => {
      const chroma = await startTestChroma();
      return follow({ port: portOf(chroma.url), ...chroma }, (port, ledger) => {
        const embedder = createCachedEmbedder({ source: wordHashSource, ledger });
        return vectorsProjection({
          store: openChromaVectorStore({
            url: `http://127.0.0.1:${port}`,
            dimensions: embedder.dimensions,
            generation: "test",
            timeoutMs: 2_000,
          }),
          passagesOf,
          embed: embedder.embed,
          follows: () => true,
        });
      });
    },
  ],
  [
    "Neo4j",
    async () => {
      const neo4j = await startTestNeo4j(cacheFolder, await freePort());
      return follow({ port: portOf(neo4j.login.url), ...neo4j, startAgain: neo4j.start }, (port) =>
        graphProjection({
          store: openNeo4jGraphStore({ ...neo4j.login, url: `bolt://127.0.0.1:${port}` }),
          statementsOf,
        }),
      );
    },
  ],
];

describe.each(engines)("%s", (name, start) => {
  let followed: Followed;
  beforeAll(async () => {
    followed = await start();
    await untilSame(followed);
  }, 400_000);
  afterAll(async () => {
    await followed.sync.close();
    await followed.proxy[Symbol.asyncDispose]();
    await followed.server.stop();
    await followed.ledger.close();
    expect(bugs.splice(0)).toEqual([]);
  }, 60_000);

  test.each<[Fault]>([["refused"], ["silent"], ["slow"], ["breaking"]])(
    "behind a connection that is %s, nothing is lost and nothing comes twice",
    async (fault) => {
      followed.proxy.set(fault);
      for (let index = 0; index < 12; index++)
        await put(followed.ledger, [
          supportCase(`${fault}-${index}`, "does not charge"),
          supportCase(`sk-${index}`, `changed while ${fault}`),
        ]);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      followed.proxy.set("none");
      await untilSame(followed);
      const keys = await heldKeys(followed.projection);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => key.startsWith(fault))).toHaveLength(12);
    },
    400_000,
  );

  test(`killed with SIGKILL under load and started again, ${name} holds all that was written`, async () => {
    const writing = (async () => {
      for (let index = 0; index < 40; index++)
        await put(followed.ledger, [supportCase(`killed-${index}`, "swollen cell")]);
    })();
    await followed.server.kill();
    await writing;
    await followed.server.startAgain();
    await untilSame(followed);
    expect((await heldKeys(followed.projection)).filter((key) => key.startsWith("killed"))).toHaveLength(40);
  }, 400_000);

  test(`wiped by somebody else, ${name} is filled again`, async () => {
    const before = await heldKeys(followed.projection);
    await followed.projection.clear();
    followed.sync.compare(followed.projection.store);
    await vi.waitFor(async () => expect(await heldKeys(followed.projection)).toEqual(before), patience);
    await untilSame(followed);
  }, 400_000);

  test(`set back to an old copy of its data, ${name} has what changed since and not what went`, async () => {
    const copies = await mkdtemp(join(tmpdir(), "lathe-old-copy-"));
    const { server, ledger, projection } = followed;
    await server.kill();
    await cp(server.dataFolder, join(copies, "data"), { recursive: true });
    await server.startAgain();
    await put(ledger, [supportCase("since-then", "no picture"), supportCase("sk-1", "changed since then")]);
    await ledger.transaction((transaction) => removeRecords(transaction, "support-knowledge", ["sk-2"], at));
    await untilSame(followed);
    const now = await heldKeys(projection);
    await server.kill();
    await rm(server.dataFolder, { recursive: true });
    await cp(join(copies, "data"), server.dataFolder, { recursive: true });
    await server.startAgain();
    await vi.waitFor(async () => expect(await heldKeys(projection)).toEqual(now), patience);
    await untilSame(followed);
    expect(now).toContain("since-then");
    expect(now).not.toContain("sk-2");
    await rm(copies, { recursive: true });
  }, 600_000);
});
