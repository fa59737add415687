import { vi } from "vitest";
import { statementsOf } from "#data/knowledge/statements-of.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { openNeo4jGraphStore } from "#backends/graph/neo4j-graph-store.ts";
import { startTestNeo4j } from "#backends/graph/start-test-neo4j.ts";
import { insertDataset } from "#backends/ledger/datasets.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { putRecords } from "#backends/ledger/present-records.ts";
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
import { startFaultProxy, type FaultProxy } from "./fault-proxy.ts";
import { cacheFolder, freePort } from "./platform-process.ts";
import type { Through } from "./small-disk.ts";
import { wordHashSource } from "./word-hash-source.ts";

/** When all that these ledgers hold was written. */
export const at = "2026-01-01T00:00:00.000Z";
/** What the synchronisation called a mistake of ours. */
export const bugs: unknown[] = [];
export const patience = { timeout: 240_000, interval: 100 };

type Server = {
  port: number;
  dataFolder: string;
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};
export type Followed = {
  server: Server;
  proxy: FaultProxy;
  projection: Projection;
  sync: Sync;
  ledger: Ledger;
};

export const supportCase = (id: string, symptom: string): DatasetRecord => ({
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

export const put = (ledger: Ledger, records: DatasetRecord[]) =>
  ledger.transaction((transaction) => putRecords(transaction, "support-knowledge", records, at));

/** Until the store holds what the ledger holds, and nothing else. */
export async function untilSame({ sync }: Followed): Promise<void> {
  await vi.waitFor(async () => {
    const [status] = await sync.status();
    if (status === undefined) throw new Error("no store");
    const { state, digest, held, expected, error } = status;
    if (state !== "current" || digest.ledger !== digest.store || held !== expected)
      throw new Error(`${state}, ${held} of ${expected} held: ${error?.message ?? "no error"}`);
  }, patience);
}

/** Every item by bucket, straight from the store. */
export async function heldKeys(projection: Projection): Promise<string[]> {
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

/** The real servers, each followed by a ledger of sixty support cases; `through` changes the command that starts them. */
export const engines: [name: string, start: (through?: Through) => Promise<Followed>][] = [
  [
    "Chroma",
    async (through) => {
      const chroma = await startTestChroma(through);
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
    async (through) => {
      const neo4j = await startTestNeo4j(cacheFolder, await freePort(), through);
      return follow({ port: portOf(neo4j.login.url), ...neo4j, startAgain: neo4j.start }, (port) =>
        graphProjection({
          store: openNeo4jGraphStore({ ...neo4j.login, url: `bolt://127.0.0.1:${port}` }),
          statementsOf,
        }),
      );
    },
  ],
];

export async function close({ sync, proxy, server, ledger }: Followed): Promise<void> {
  await sync.close();
  await proxy[Symbol.asyncDispose]();
  await server.stop();
  await ledger.close();
}
