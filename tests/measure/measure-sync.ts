import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { statementsOf } from "#data/knowledge/statements-of.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { supportKnowledgeFields } from "#data/support-knowledge/support-knowledge-fields.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { openLedgerGraphStore } from "#backends/graph/ledger-graph-store.ts";
import { openNeo4jGraphStore } from "#backends/graph/neo4j-graph-store.ts";
import { startTestNeo4j } from "#backends/graph/start-test-neo4j.ts";
import { insertDataset } from "#backends/ledger/datasets.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { announceVersion, putRecords } from "#backends/ledger/present-records.ts";
import { insertRecords } from "#backends/ledger/records.ts";
import { createCachedEmbedder } from "#backends/models/embedding/cached-embedder.ts";
import { encoderSource } from "#backends/models/embedding/embedding-source.ts";
import { openSentenceEncoder } from "#backends/models/onnx-encoder.ts";
import { recordSource } from "#backends/sync/record-source.ts";
import { startSync, type Sync } from "#backends/sync/start-sync.ts";
import { openChromaVectorStore } from "#backends/vectors/chroma-vector-store.ts";
import { startTestChroma } from "#backends/vectors/test-chroma.ts";
import { vectorsProjection } from "#backends/vectors/vectors-projection.ts";
import { openDuckDbWarehouse } from "#backends/warehouse/open-duckdb-warehouse.ts";
import { warehouseProjection } from "#backends/warehouse/warehouse-projection.ts";
import type { DatasetRecord } from "#domain/dataset.ts";
import { passagesOf } from "#retrieval/passages/passages-of.ts";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import { watchProjection, type Watched } from "./watch-projection.ts";

// How fast stores follow the ledger. Run it with: node tests/measure/measure-sync.ts [--neo4j] [--vectors] [--stated] [--long]
// Without a flag: warehouse and embedded graph at 200 changes a second. --stated: every change is one of what the graph
// states, not of a text that it does not hold. --long: fills and rebuilds 100,000 records.
const asked = new Set(process.argv.slice(2));
const seconds = 30;
const together = 10;
const name = "support-knowledge";
const at = () => new Date().toISOString();

async function storeCases(ledger: Ledger, count: number): Promise<DatasetRecord[]> {
  const records = [...generateSupportKnowledge({ seed: 7, count })] as DatasetRecord[];
  await ledger.transaction(async (transaction) => {
    await insertDataset(transaction, {
      id: `${name}@1`,
      name,
      kind: "records",
      version: 1,
      digest: "measured",
      count,
      fields: [...supportKnowledgeFields],
      sources: [],
      recipe: {},
      created_by: "bench",
      created_at: at(),
    });
    await insertRecords(transaction, `${name}@1`, records);
    await announceVersion(transaction, { name, id: `${name}@1`, previous: undefined }, at());
  });
  return records;
}

async function untilCurrent(sync: Sync): Promise<void> {
  for (;;) {
    const late = (await sync.status()).filter(
      ({ state, digest }) => state !== "current" || digest.ledger !== digest.store,
    );
    if (late.length === 0) return;
    await wait(100);
  }
}

/** Changes `rate` records a second, ten in a transaction, and prints how long they took to arrive. */
async function measureLag(ledger: Ledger, records: DatasetRecord[], watched: Watched[], rate: number) {
  const begun = performance.now();
  for (let done = 0; done < rate * seconds; done += together) {
    const changed = Array.from({ length: together }, (_, index) => {
      const record = records[(done + index) % records.length] as DatasetRecord;
      const message = `${String(record["customer_message"])} (${done})`;
      // What the graph states of a case holds its urgency, and not its message.
      const isStated = asked.has("--stated");
      const pass = Math.floor((done + index) / records.length);
      return {
        ...record,
        customer_message: message,
        ...(isStated ? { urgency: pass % 2 === 0 ? "high" : "low" } : {}),
      };
    });
    // Before the commit: a store may have them before this goes on.
    for (const one of watched) for (const { id } of changed) one.begun({ collection: name, key: id });
    await ledger.transaction((transaction) => putRecords(transaction, name, changed, at()));
    await wait(Math.max(0, ((done + together) / rate) * 1000 - (performance.now() - begun)));
  }
  const took = (performance.now() - begun) / 1000;
  while (watched.some((one) => one.waiting() > 0)) await wait(50);
  const reached = ((rate * seconds) / took).toFixed(0);
  console.log(`${rate * seconds} changes in ${took.toFixed(1)} s (${reached} a second)`);
  for (const { projection, lags } of watched) console.log(`  ${projection.engine}: ${describe(lags)}`);
}

function describe(lags: number[]): string {
  const sorted = lags.toSorted((one, other) => one - other);
  const quantile = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return `p50 ${quantile(0.5)} s, p95 ${quantile(0.95)} s, most ${quantile(1)} s (n = ${sorted.length})`;
}

async function openWatched(ledger: Ledger, home: string, cleanup: AsyncDisposableStack): Promise<Watched[]> {
  if (asked.has("--vectors")) {
    const chroma = cleanup.adopt(await startTestChroma(), (one) => one.stop());
    const encoder = await openSentenceEncoder({
      folder: join(cacheFolder, "weights", "multilingual-e5-small"),
    });
    const embedder = createCachedEmbedder({ source: encoderSource(encoder), ledger });
    const store = openChromaVectorStore({
      url: chroma.url,
      dimensions: embedder.dimensions,
      generation: "1",
    });
    const follows = () => true;
    return [watchProjection(vectorsProjection({ store, passagesOf, embed: embedder.embed, follows }))];
  }
  const warehouse = cleanup.adopt(await openDuckDbWarehouse({ folder: join(home, "warehouse") }), (one) =>
    one.close(),
  );
  const graph = asked.has("--neo4j")
    ? openNeo4jGraphStore(
        cleanup.adopt(await startTestNeo4j(cacheFolder, await freePort()), (one) => one.stop()).login,
      )
    : openLedgerGraphStore(ledger);
  return [
    watchProjection(warehouseProjection({ warehouse, fieldsOf: async () => supportKnowledgeFields })),
    watchProjection(graphProjection({ store: graph, statementsOf })),
  ];
}

const home = await mkdtemp(join(tmpdir(), "lathe-measure-"));
{
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(home, { recursive: true, force: true }));
  const ledger = cleanup.adopt(await openLedger({ folder: join(home, "ledger") }), (one) => one.close());
  const count = asked.has("--long") ? 100_000 : asked.has("--vectors") ? 100 : 2_000;
  const records = await storeCases(ledger, count);
  const watched = await openWatched(ledger, home, cleanup);
  const begun = performance.now();
  const sync = cleanup.adopt(
    await startSync(
      watched.map((one) => one.projection),
      { ledger, sources: [recordSource], now: () => new Date(), onBug: (error) => String(error) },
    ),
    (one) => one.close(),
  );
  await untilCurrent(sync);
  console.log(`${count} records filled and compared in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  if (asked.has("--long")) {
    for (const { projection } of watched) {
      const started = performance.now();
      await sync.rebuild(projection.store);
      await untilCurrent(sync);
      console.log(
        `  ${projection.engine}: rebuilt in ${((performance.now() - started) / 1000).toFixed(1)} s`,
      );
    }
  }
  await measureLag(ledger, records, watched, asked.has("--vectors") ? 20 : 200);
}
