import { afterAll, beforeAll, describe } from "vitest";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import { testGraphStore } from "./graph-store.conformance.ts";
import type { CypherStore, GraphStore } from "./graph-store.ts";
import { openNeo4jGraphStore } from "./neo4j-graph-store.ts";
import { startTestNeo4j, type TestNeo4j } from "./start-test-neo4j.ts";

let server: TestNeo4j;
let store: GraphStore & CypherStore;
beforeAll(async () => {
  server = await startTestNeo4j(cacheFolder, await freePort());
  store = openNeo4jGraphStore(server.login);
});
afterAll(async () => {
  await store.close();
  await server.stop();
});

describe("Neo4j", () => testGraphStore(() => store));
