import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knowledgeCollections, statementsOf } from "#data/knowledge/statements-of.ts";
import { generators } from "#data/generators.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { openNeo4jGraphStore } from "#backends/graph/neo4j-graph-store.ts";
import { startTestNeo4j, type TestNeo4j } from "#backends/graph/start-test-neo4j.ts";
import type { Device } from "#data/devices/device.ts";
import type { SupportKnowledgeEntry } from "#data/support-knowledge/support-knowledge-entry.ts";
import type { DatasetRecord } from "#domain/dataset.ts";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import { callTools, type ToolCalls } from "#tests/call-tools.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";
import { cacheFolder, freePort } from "#tests/platform-process.ts";
import type { Platform } from "#tools/platform.ts";

const recordsOf = (name: string) => {
  const generator = generators.find((one) => one.name === name);
  return generator ? [...generator.generate({ seed: 7 })] : [];
};
const devices = recordsOf("devices") as unknown as Device[];
const cases = recordsOf("support-knowledge") as unknown as SupportKnowledgeEntry[];
const notes = recordsOf("technical-documentation").find(
  (one) => one["category"] === "firmware-notes",
) as DatasetRecord;

let opened: TestPlatform;
let server: TestNeo4j;
let neo4j: ReturnType<typeof openNeo4jGraphStore>;
beforeAll(async () => {
  opened = await openTestPlatform();
  server = await startTestNeo4j(cacheFolder, await freePort());
  neo4j = openNeo4jGraphStore(server.login);
  for (const graph of [opened.platform.graph, neo4j]) await fill(graph);
});
afterAll(async () => {
  await neo4j.close();
  await server.stop();
  await opened[Symbol.asyncDispose]();
});

/** Everything but what users do: most of that only says again who works where. */
async function fill(graph: Platform["graph"]): Promise<void> {
  const projection = graphProjection({ store: graph, statementsOf, collections: knowledgeCollections });
  const items = knowledgeCollections
    .filter((collection) => collection !== "user-behavior")
    .flatMap((collection) =>
      recordsOf(collection).map((data) => ({ collection, key: String(data.id), version: 1, data })),
    );
  for (let from = 0; from < items.length; from += projection.batchSize)
    expect(await projection.apply(items.slice(from, from + projection.batchSize))).toEqual([]);
}

function callsOn(platform: Platform): ToolCalls {
  return callTools(platform, { user_id: "ada", name: "Viewer", role: "viewer", kind: "person" });
}

const device = devices.find((one) => cases.some((entry) => entry.device_id === one.id)) as Device;
const entry = cases.find((one) => one.device_id === device.id) as SupportKnowledgeEntry;

describe.each(["the ledger", "Neo4j"])("on %s", (place) => {
  let calls: ToolCalls;
  beforeAll(() => {
    calls = callsOn(place === "Neo4j" ? { ...opened.platform, graph: neo4j } : opened.platform);
  });

  test("entities are counted by kind, listed and found by name or id", async () => {
    const counted = await calls.read("find_entities", {});
    expect(counted["counts"]).toContainEqual({ kind: "device", count: devices.length });
    expect(calls.show("find_entities", counted).text).toContain(`${devices.length} devices`);
    const listed = await calls.read("find_entities", { kind: "department" });
    expect((listed["entities"] as KnowledgeEntity[]).map(({ name }) => name)).toContain("Finance");
    expect(calls.show("find_entities", listed).text).toContain("14 departments");
    const found = await calls.read("find_entities", { query: device.name, kind: "device" });
    expect((found["entities"] as KnowledgeEntity[])[0]).toMatchObject({
      id: `device:${device.id}`,
      properties: { ram_gb: device.ram_gb, series: device.series },
    });
    const byNumber = await calls.read("find_entities", { query: entry.id.toUpperCase() });
    expect((byNumber["entities"] as KnowledgeEntity[])[0]?.id).toBe(`ticket:${entry.id}`);
    const none = await calls.read("find_entities", { query: "zeppelin" });
    expect(calls.show("find_entities", none).text).toBe('The knowledge graph has nothing called "zeppelin".');
  });

  test("a device's problems and remedies are those of its support cases", async () => {
    const related = await calls.read("related_entities", {
      query: device.name,
      depth: 2,
      kinds: ["remedy"],
      relations: ["HAS_PROBLEM", "SOLVED_BY"],
      limit: 100,
    });
    const names = (related["related"] as { entity: KnowledgeEntity }[]).map(({ entity }) => entity.name);
    expect(names).toContain(entry.remedy);
    expect(calls.show("related_entities", related).text).toContain(`${device.name} is connected with`);
    const parts = await calls.read("related_entities", {
      query: `device:${device.id}`,
      kinds: ["component"],
      limit: 100,
    });
    expect((parts["related"] as { entity: KnowledgeEntity }[]).map(({ entity }) => entity.name)).toContain(
      device.processor,
    );
  });

  test("what is asked of a part on a family of devices is told with how often each remedy worked there", async () => {
    const kept = new Map(devices.map((one) => [one.id, one]));
    const familyOf = ({ device_id }: SupportKnowledgeEntry) => {
      const of = kept.get(device_id);
      return of?.series === "ThinkPad" ? of.family : undefined;
    };
    const [family, ofFamily] = [...Map.groupBy(cases, familyOf)]
      .filter(([name, all]) => name !== undefined && all.some(({ part }) => part === "battery"))
      .toSorted(([, left], [, right]) => right.length - left.length)[0] ?? ["", []];
    const answer = await calls.read("related_entities", {
      query: "battery",
      device: `ThinkPad ${String(family)}`,
      kinds: ["remedy"],
    });
    const related = answer["related"] as {
      entity: KnowledgeEntity;
      worked: { times: number; of: number };
    }[];
    for (const { part, remedy } of ofFamily.filter((one) => one.part === "battery")) {
      const found = related.find(({ entity }) => entity.name === remedy);
      const same = ofFamily.filter((one) => one.part === part && one.remedy === remedy);
      expect(found?.worked.times).toBe(same.length);
      expect(found?.worked.of).toBeGreaterThanOrEqual(same.length);
    }
    const times = related.map(({ worked }) => worked.times);
    expect(times).toEqual(times.toSorted((left, right) => right - left));
    const shown = calls.show("related_entities", answer);
    expect(shown.text).toContain(`battery problems of the ThinkPad ${String(family)}`);
    if (shown.card?.kind !== "path") throw new Error("it is no path");
    expect(shown.card.paths[0]).toMatchObject({
      entities: [{ kind: "device" }, { kind: "problem" }, { kind: "remedy" }],
      steps: [{ words: "has the problem" }, { words: "is solved by", collection: "support-knowledge" }],
      note: expect.stringMatching(/^Worked for \d+ of \d+ tickets?$/) as string,
    });
    await expect(
      calls.read("related_entities", { query: "battery", device: "ThinkPad Zeppelin" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("names are understood with the words around them, and near ones are offered for what is not there", async () => {
    const finance = await calls.read("related_entities", { query: "the finance department" });
    expect(finance["entity"]).toMatchObject({ id: "department:finance" });
    await expect(calls.read("related_entities", { query: "Thinkpad zeppelin" })).rejects.toMatchObject({
      code: "not-found",
      hint: expect.stringContaining("ThinkPad") as string,
    });
  });

  test("a path is explained in words, each relation with the record that states it", async () => {
    const path = await calls.read("explain_path", {
      from: `ticket ${entry.id}`,
      to: entry.part === "none" ? entry.remedy : entry.part,
    });
    const shown = calls.show("explain_path", path);
    expect(shown.text).toMatch(/^(Directly|In \d steps): ".+" (is|has|needs) /);
    expect(shown.card).toMatchObject({
      kind: "path",
      title: `From ${String((path["from"] as KnowledgeEntity).name)} to ${String((path["to"] as KnowledgeEntity).name)}`,
    });
    const [first] = path["paths"] as {
      entities: KnowledgeEntity[];
      relations: { collection: string; record_id: string }[];
    }[];
    expect(first?.entities[0]?.id).toBe(`ticket:${entry.id}`);
    expect(first?.relations.every(({ record_id }) => record_id !== "")).toBe(true);
    const long = await calls.read("explain_path", {
      from: "department:finance",
      to: `remedy:${slug(entry.remedy)}`,
    });
    expect((long["paths"] as { relations: unknown[] }[])[0]?.relations.length).toBeGreaterThan(2);
    await expect(
      calls.read("explain_path", { from: device.name, to: `device:${device.id}` }),
    ).rejects.toMatchObject({
      code: "invalid-input",
    });
  });

  test("a path shows which firmware fixes a problem, and of which device it is", async () => {
    const fix = statementsOf("technical-documentation", notes).relations.find(
      ({ kind }) => kind === "FIXED_BY",
    );
    if (fix === undefined) throw new Error("the notes fix nothing");
    const path = await calls.read("explain_path", { from: fix.from, to: fix.to });
    expect(calls.show("explain_path", path).text).toMatch(/^Directly: ".+" is fixed by the firmware ".+"/);
    const related = await calls.read("related_entities", {
      query: `device:${String(notes["device_id"])}`,
      depth: 2,
      kinds: ["problem"],
      relations: ["ABOUT_DEVICE", "FIXED_BY"],
      limit: 100,
    });
    expect((related["related"] as { entity: KnowledgeEntity }[]).map(({ entity }) => entity.id)).toContain(
      fix.from,
    );
  });

  const slug = (name: string) =>
    statementsOf("support-knowledge", entry)
      .entities.find((one) => one.name === name)
      ?.id.replace("remedy:", "") ?? "";
});

test("Cypher is answered by Neo4j, and elsewhere it is said how to get it", async () => {
  const cypher = "MATCH (d:Device) RETURN d.series AS series, count(*) AS devices ORDER BY devices DESC";
  await expect(callsOn(opened.platform).read("query_graph", { cypher })).rejects.toMatchObject({
    code: "unavailable",
    hint: expect.stringContaining("graph:managed") as string,
  });
  const calls = callsOn({ ...opened.platform, graph: neo4j });
  const answer = await calls.read("query_graph", { cypher });
  expect(answer["rows"]).toContainEqual({
    series: "ThinkPad",
    devices: devices.filter(({ series }) => series === "ThinkPad").length,
  });
  expect(calls.show("query_graph", answer).text).toBe("The query gives 3 rows.");
  await expect(calls.read("query_graph", { cypher: "MATCH (n) DETACH DELETE n" })).rejects.toMatchObject({
    code: "not-allowed",
  });
});
