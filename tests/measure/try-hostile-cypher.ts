import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { statementsOf } from "#data/knowledge/statements-of.ts";
import { seededRandom } from "#data/seeded-random.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { disguiseCypher } from "#backends/graph/disguise-cypher.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { hostileCypher } from "#backends/graph/hostile-cypher.ts";
import { openNeo4jGraphStore } from "#backends/graph/neo4j-graph-store.ts";
import { openNeo4jDriver } from "#backends/graph/open-neo4j-driver.ts";
import { startTestNeo4j } from "#backends/graph/start-test-neo4j.ts";
import { Failure } from "#domain/failure.ts";
import { cacheFolder, freePort } from "#tests/platform-process.ts";

// node tests/measure/try-hostile-cypher.ts [--count 1000] [--seed 1]: what hostile Cypher, plain and disguised, achieves on a real Neo4j.

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
});
const limits = { max_rows: 100, timeout_ms: 8000 };
const server = await startTestNeo4j(cacheFolder, await freePort());
const store = openNeo4jGraphStore(server.login);
const admin = openNeo4jDriver(server.login);

const ask = async (cypher: string) => (await admin.executeQuery(cypher)).records.map((row) => row.toObject());
const fingerprint = async () =>
  JSON.stringify([
    await ask("MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label"),
    await ask("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type"),
    await ask("MATCH (n) RETURN sum(size(keys(n))) AS keys, count(n.name) AS names, min(n.name) AS first"),
    await ask("SHOW INDEXES YIELD name RETURN name ORDER BY name"),
  ]);

async function residentMegabytes(): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

const records = [...generateSupportKnowledge({ seed: 7, count: 500 })];
await graphProjection({ store, statementsOf }).apply(
  records.map((data, index) => ({
    collection: "support-knowledge",
    key: String(data["id"]),
    version: index + 1,
    data,
  })),
  {},
);
const before = await fingerprint();
const random = seededRandom(`hostile-cypher:${values.seed}`);
const plain = hostileCypher();
const outcomes: Record<string, number> = {};
const unexpected: string[] = [];
let longest = 0;
for (let number = 0; number < Number(values.count); number += 1) {
  const query = plain[number % plain.length] ?? "";
  const cypher = number < plain.length ? query : disguiseCypher(query, random);
  const begun = performance.now();
  const outcome = await store.queryCypher({ cypher, ...limits }).then(
    ({ truncated }) => (truncated ? "cut" : "answered"),
    (error: unknown) => {
      if (error instanceof Failure && error.code !== "unavailable") return error.code;
      unexpected.push(`${cypher.slice(0, 200)}: ${String(error)}`);
      return "unexpected";
    },
  );
  longest = Math.max(longest, (performance.now() - begun) / 1000);
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}
await wait(limits.timeout_ms);
const isUnchanged = (await fingerprint()) === before;
console.log({ outcomes, unexpected, longest, isUnchanged, serverMegabytes: await residentMegabytes() });
await Promise.all([store.close(), admin.close()]);
await server.stop();
process.exitCode = isUnchanged && unexpected.length === 0 ? 0 : 1;
