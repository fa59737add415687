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
import type { StoreName } from "#domain/store.ts";
import { passagesOf } from "#retrieval/passages/passages-of.ts";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import { describeTimes, lagFigure, showFigure } from "./figure.ts";
import { measureExperiments } from "./measure-experiments.ts";
import { watchProjection, type Watched } from "./watch-projection.ts";

// How fast stores follow the ledger. Run it with:
// node tests/measure/measure-sync.ts [--neo4j] [--vectors] [--mlflow] [--stated] [--long] [--json]
// Without a flag: warehouse and embedded graph at 200 changes a second. --stated: every change is one of what the graph
// states, not of a text that it does not hold. --long: fills and rebuilds 100,000 records.
const asked = new Set(process.argv.slice(2));
const seconds = 30;
const together = 10;
const pauseMilliseconds = 1_000;
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
  const stated = asked.has("--stated") ? ", each of what the graph states" : "";
  for (const { projection, lags } of watched) {
    const what = `Ledger to ${nameOf(projection)}, ${reached} changes a second${stated}`;
    showFigure(lagFigure(what, lags, asked.has("--vectors") ? 3 : 1));
  }
}

/** Without where it runs: `Neo4j`. */
const nameOf = ({ engine }: Watched["projection"]) => engine.replace(/ (at|in) .*$/, "");

/** Empties each store in turn and fills it again, while records go on changing, and shows how long both took. */
async function measureRebuilds(ledger: Ledger, records: DatasetRecord[], sync: Sync, watched: Watched[]) {
  for (const { projection } of watched) {
    const started = performance.now();
    const commits: number[] = [];
    await sync.rebuild(projection.store);
    while (await isFilling(sync, projection.store)) {
      const begun = performance.now();
      const record = records[commits.length % records.length] as DatasetRecord;
      const changed = { ...record, customer_message: `changed ${commits.length} times` };
      await ledger.transaction((transaction) => putRecords(transaction, name, [changed], at()));
      commits.push((performance.now() - begun) / 1000);
      await wait(pauseMilliseconds);
    }
    const took = ((performance.now() - started) / 1000).toFixed(0);
    await untilCurrent(sync);
    showFigure({
      what: `Rebuild of ${records.length} records in ${nameOf(projection)} while changes go on`,
      asked: "reported",
      got: `${took} s; a commit meanwhile ${describeTimes(commits)}`,
      met: true,
    });
  }
}

/** Until it was filled and compared once. */
async function isFilling(sync: Sync, store: StoreName): Promise<boolean> {
  const status = (await sync.status()).find((one) => one.store === store);
  return status?.state === "rebuilding" || status?.state === "down";
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

async function measureStores(ledger: Ledger, home: string, cleanup: AsyncDisposableStack): Promise<void> {
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
  const filled = ((performance.now() - begun) / 1000).toFixed(0);
  const engines = watched.map(({ projection }) => nameOf(projection)).join(" and ");
  const what = `${count} records, first fill of ${engines}`;
  showFigure({ what, asked: "reported", got: `${filled} s`, met: true });
  if (asked.has("--long")) await measureRebuilds(ledger, records, sync, watched);
  await measureLag(ledger, records, watched, asked.has("--vectors") ? 20 : 200);
}

const home = await mkdtemp(join(tmpdir(), "lathe-measure-"));
{
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(home, { recursive: true, force: true }));
  const ledger = cleanup.adopt(await openLedger({ folder: join(home, "ledger") }), (one) => one.close());
  if (asked.has("--mlflow")) await measureExperiments(ledger, home);
  else await measureStores(ledger, home, cleanup);
}
