import { createHash } from "node:crypto";
import type { Driver } from "neo4j-driver";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import { clearNeo4j } from "./clear-neo4j.ts";
import { testChangedStatements } from "./changed-statements.conformance.ts";
import { testGraphStore } from "./graph-store.conformance.ts";
import type { CypherStore, GraphStore, RecordStatements } from "./graph-store.ts";
import { openNeo4jGraphStore } from "./neo4j-graph-store.ts";
import { openNeo4jDriver } from "./open-neo4j-driver.ts";
import { testCypher } from "./query-cypher.conformance.ts";
import { startTestNeo4j, type TestNeo4j } from "./start-test-neo4j.ts";

let server: TestNeo4j;
let store: GraphStore & CypherStore;
let admin: Driver;
beforeAll(async () => {
  server = await startTestNeo4j(cacheFolder, await freePort());
  store = openNeo4jGraphStore(server.login);
  admin = openNeo4jDriver(server.login);
});
afterAll(async () => {
  await Promise.all([store.close(), admin.close()]);
  await server.stop();
});

async function rows(cypher: string, database = "neo4j"): Promise<unknown[]> {
  return (await admin.executeQuery(cypher, {}, { database })).records.map((record) => record.toObject());
}

describe("Neo4j", () => testGraphStore(() => store));
describe("a record that changes", () => testChangedStatements(() => store));

test("all is cleared in portions, and what others keep in the same database stays", async () => {
  await store.clear();
  const hub = { id: "problem:hot", kind: "problem" as const, name: "gets hot", properties: {} };
  const told = Array.from({ length: 5 }, (_, number): RecordStatements => {
    const device = { id: `device:${number}`, kind: "device" as const, name: "Edge", properties: {} };
    return {
      collection: "devices",
      record_id: String(number),
      version: 1,
      entities: [device, hub],
      relations: [{ from: device.id, kind: "HAS_PROBLEM", to: hub.id, properties: {} }],
    };
  });
  await store.replace(told);
  await rows("CREATE (:Other)-[:HAS_PROBLEM]->(:Other)");
  await clearNeo4j(admin, 2);
  expect(await rows("MATCH (n)-[r]->(m) RETURN labels(n) AS n, type(r) AS r, labels(m) AS m")).toEqual([
    { n: ["Other"], r: "HAS_PROBLEM", m: ["Other"] },
  ]);
  await rows("MATCH (n:Other) DETACH DELETE n");
  expect(await rows("MATCH (n) RETURN n")).toEqual([]);
});

describe("Cypher", () => {
  beforeEach(() => store.clear());
  testCypher(() => ({
    store,
    running: async () =>
      (await rows("SHOW TRANSACTIONS YIELD currentQuery, status")).flatMap((row) => {
        const { currentQuery } = row as { currentQuery: string };
        return currentQuery.startsWith("SHOW TRANSACTIONS") ? [] : [currentQuery.slice(0, 200)];
      }),
    fingerprint: async () => {
      const all = [
        await rows(
          "MATCH (n) RETURN labels(n) AS labels, properties(n) AS said ORDER BY coalesce(n.id, n.key)",
        ),
        await rows(
          "MATCH (a)-[r]->(b) RETURN coalesce(a.id, a.key) AS a, type(r) AS type, properties(r) AS said, b.id AS b ORDER BY a, type, b, r.source",
        ),
        await rows("CALL db.labels() YIELD label RETURN label ORDER BY label"),
        await rows("SHOW INDEXES YIELD name RETURN name ORDER BY name"),
        await rows("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"),
        await rows("SHOW USERS YIELD user RETURN user ORDER BY user", "system"),
      ];
      return createHash("sha256").update(JSON.stringify(all)).digest("hex");
    },
  }));
});

describe("a Neo4j that goes away", () => {
  const record: RecordStatements = {
    collection: "devices",
    record_id: "d-1",
    version: 1,
    entities: [{ id: "device:d-1", kind: "device", name: "Edge", properties: { year: 2024 } }],
    relations: [],
  };

  test("is unavailable, with a hint, and has what was written when it comes back from a kill", async () => {
    await store.clear();
    await store.replace([record]);
    await server.kill();
    const calls: (() => Promise<unknown>)[] = [
      () => store.find({ text: "edge", limit: 1 }),
      () => store.replace([{ ...record, version: 2 }]),
      () => store.summarize(),
      () => store.queryCypher({ cypher: "MATCH (n) RETURN n", max_rows: 1, timeout_ms: 2_000 }),
    ];
    for (const call of calls)
      await expect(call()).rejects.toMatchObject({
        code: "unavailable",
        hint: expect.any(String) as string,
      });
    await server.start();
    expect(await store.find({ text: "edge", limit: 1 })).toEqual(record.entities);
    await store.replace([{ ...record, version: 2 }]);
    expect(await store.summarize()).toMatchObject([{ count: 1 }]);
  });

  test("says so when the password is wrong, without showing it", async () => {
    const other = openNeo4jGraphStore({ ...server.login, password: "not-the-password" });
    const failure = await other.summarize().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "unavailable",
      hint: expect.stringContaining("NEO4J_PASSWORD") as string,
    });
    expect(String(failure)).not.toContain("not-the-password");
    await other.close();
  });
});
