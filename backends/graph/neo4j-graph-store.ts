import neo4j, { type Driver } from "neo4j-driver";
import { Failure } from "#domain/failure.ts";
import type { BucketSummary, HeldItem } from "#backends/sync/projection.ts";
import type { CypherStore, GraphStore } from "./graph-store.ts";
import { writeNeo4jSchema } from "./neo4j-schema.ts";
import { openNeo4jDriver, translateNeo4jError, type Neo4jAddress } from "./open-neo4j-driver.ts";
import { clearNeo4j } from "./clear-neo4j.ts";
import { openCypherReader } from "./query-cypher.ts";
import { countNeo4j } from "./count-neo4j.ts";
import { findNeo4jEntities, neo4jEdges, neo4jEntities, readRowsOf } from "./read-neo4j.ts";
import { tidyStatements } from "./tidy-statements.ts";
import { rehearseWrites } from "./rehearse-writes.ts";
import { nearbyRecords } from "./nearby-records.ts";
import { relatedEntities, shortestPaths } from "./traverse-graph.ts";
import { writeNeo4j } from "./write-neo4j.ts";

/**
 * The knowledge graph in Neo4j 5, in its default database. It connects when first used, so a server that is down is found
 * then; constraints and indexes are made before the first use that succeeds.
 */
export function openNeo4jGraphStore(address: Neo4jAddress): GraphStore & CypherStore {
  const driver = openNeo4jDriver(address);
  const reader = openCypherReader(address);
  const read = readRowsOf(driver);
  const { reading, writing } = guardCalls(driver, address.url);
  const steps = {
    edges: (...asked: Parameters<typeof neo4jEdges> extends [unknown, ...infer Rest] ? Rest : never) =>
      neo4jEdges(read, ...asked),
    entities: (ids: readonly string[]) => neo4jEntities(read, ids),
  };
  const writeInTurn = oneAtATime();
  return {
    engine: `Neo4j at ${address.url.replace(/^\w+(\+\w+)?:\/\//, "")}`,
    async replace(records, { force = false } = {}) {
      const tidy = tidyStatements(records);
      if (tidy.length === 0) return;
      await writeInTurn(() =>
        writing(() => writeInTransaction(driver, (transaction) => writeNeo4j(transaction, tidy, force))),
      );
    },
    find: (query) => reading(() => findNeo4jEntities(read, query)),
    related: (query) => reading(() => relatedEntities(steps, query)),
    nearby: (query) => reading(() => nearbyRecords(steps, query)),
    paths: (query) => reading(() => shortestPaths(steps, query)),
    count: () => reading(() => countNeo4j(driver)),
    summarize: () =>
      reading(() =>
        read<BucketSummary>(
          `MATCH (source:Source) RETURN source.bucket AS bucket, count(*) AS count, sum(source.stamp) AS digest ORDER BY bucket`,
        ),
      ),
    list: (bucket) =>
      reading(() =>
        read<HeldItem>(
          `MATCH (source:Source {bucket: $bucket})
           RETURN source.collection AS collection, source.record_id AS key, source.version AS version
           ORDER BY collection, key`,
          { bucket: neo4j.int(bucket) },
        ),
      ),
    clear: () => writeInTurn(() => reading(() => clearNeo4j(driver))),
    queryCypher: (query) => reading(() => reader.query(query)),
    async close() {
      await Promise.all([driver.close(), reader.close()]);
    },
  };
}

/** Milliseconds: a batch takes a fraction of a second where the machine is not fought over. */
const writeTimeout = 120_000;

type Work = Parameters<ReturnType<Driver["session"]>["executeWrite"]>[0];

async function writeInTransaction(driver: Driver, work: Work): Promise<void> {
  const session = driver.session({ defaultAccessMode: neo4j.session.WRITE });
  try {
    await session.executeWrite(work, { timeout: writeTimeout });
  } finally {
    await session.close();
  }
}

type Guarded = <Result>(call: () => Promise<Result>) => Promise<Result>;

/** Makes the schema before the first call that finds a server, then rehearses, which only writes wait for; translates what goes wrong. */
function guardCalls(driver: Driver, url: string): { reading: Guarded; writing: Guarded } {
  const schema = onceDone(() => writeNeo4jSchema((work) => writeInTransaction(driver, work)));
  const rehearsal = onceDone(() => rehearseWrites(driver));
  const guard = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    try {
      await schema.done();
      // The first write meets what goes wrong here.
      rehearsal.done().catch(() => undefined);
      return await call();
    } catch (error) {
      const failure = translateNeo4jError(error, url);
      // It may come back with another database, or an empty one, and has to plan everything anew.
      if (failure instanceof Failure && failure.code === "unavailable")
        for (const one of [schema, rehearsal]) one.forget();
      throw failure;
    }
  };
  return {
    reading: guard,
    writing: (call) =>
      guard(async () => {
        await rehearsal.done();
        return call();
      }),
  };
}

/** Work that is done once, by the first who needs it; tried again after it failed or was forgotten. */
function onceDone(work: () => Promise<void>): { done(): Promise<void>; forget(): void } {
  let begun: Promise<void> | undefined;
  return {
    async done() {
      const mine = (begun ??= work());
      await mine.catch((error: unknown) => {
        if (begun === mine) begun = undefined;
        throw error;
      });
    },
    forget() {
      begun = undefined;
    },
  };
}

/** An entity goes with its last statement, which two writers at once could not see: they take turns. */
function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    // The next one runs whether this one failed or not; its caller hears of it.
    last = mine.catch(() => undefined);
    return mine;
  };
}
