import { expect, test } from "vitest";
import type { KnowledgeEntity, KnowledgeRelation } from "#domain/knowledge.ts";
import { knowledgeEntity, knowledgeKinds, knowledgeRelation, relationKinds } from "#domain/knowledge.ts";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { releasesOf } from "#data/facts/firmware-release.ts";
import { generators } from "#data/generators.ts";
import { entityIdOf } from "./entity-id-of.ts";
import { knowledgeCollections, statementsOf } from "./statements-of.ts";

const stated = generators
  .filter(({ name }) => knowledgeCollections.includes(name))
  .flatMap((generator) =>
    [...generator.generate({ seed: 7 })].map((record) => ({
      collection: generator.name,
      record,
      ...statementsOf(generator.name, record),
    })),
  );
const entities = stated.flatMap((statements) => statements.entities);
const relations = stated.flatMap((statements) => statements.relations);
const described = new Set(entities.filter(isDescribed).map(({ id }) => id));

function isDescribed(entity: KnowledgeEntity): boolean {
  return Object.keys(entity.properties).length > 0;
}

test("every dataset that is generated states something, in valid entities and relations", () => {
  expect(generators.map(({ name }) => name).filter((name) => !knowledgeCollections.includes(name))).toEqual(
    [],
  );
  for (const collection of new Set(stated.map((item) => item.collection)))
    expect(
      stated.some((item) => item.collection === collection && item.relations.length > 0),
      collection,
    ).toBe(true);
  for (const entity of entities) knowledgeEntity.parse(entity);
  for (const relation of relations) knowledgeRelation.parse(relation);
});

test("every kind of entity and of relation is stated by some record", () => {
  expect(knowledgeKinds.filter((kind) => !entities.some((entity) => entity.kind === kind))).toEqual([]);
  expect(relationKinds.filter((kind) => !relations.some((relation) => relation.kind === kind))).toEqual([]);
});

test("both ends of every relation are stated by the record that relates them", () => {
  const open = stated.flatMap(({ record, entities: own, relations: between }) => {
    const ids = new Set(own.map(({ id }) => id));
    return between.filter(({ from, to }) => !ids.has(from) || !ids.has(to)).map(() => record.id);
  });
  expect(open).toEqual([]);
});

test("whatever is named by the id of a record is described by that record", () => {
  const withRecords = new Set(["device", "ticket", "process", "journey", "document"]);
  const missing = entities
    .filter(({ id, kind }) => withRecords.has(kind) && !described.has(id))
    .map(({ id }) => id);
  expect([...new Set(missing)]).toEqual([]);
});

test("an id has one name wherever it is stated, and ids carry their kind", () => {
  // A record that only knows another one's id calls it by that.
  const named = entities.filter(({ id, kind, name }) => id !== `${kind}:${name}`);
  const names = Map.groupBy(named, ({ id }) => id);
  const several = [...names].filter(([, all]) => new Set(all.map(({ name }) => name)).size > 1);
  expect(
    several.map(([id, all]) => `${id}: ${[...new Set(all.map(({ name }) => name))].join(" | ")}`),
  ).toEqual([]);
  expect(entities.filter(({ id, kind }) => !id.startsWith(`${kind}:`))).toEqual([]);
});

test("a remedy is reached from a device over its problem, and a part over the remedy", () => {
  const leading = Map.groupBy(relations, ({ from, kind }) => `${from} ${kind}`);
  const next = (from: string, kind: KnowledgeRelation["kind"]) => [
    ...new Set((leading.get(`${from} ${kind}`) ?? []).map(({ to }) => to)),
  ];
  const devices = [...new Set(entities.filter(({ kind }) => kind === "device").map(({ id }) => id))];
  const solved = devices.filter((device) =>
    next(device, "HAS_PROBLEM").some((problem) =>
      next(problem, "SOLVED_BY").some((remedy) => remedy.startsWith("remedy:")),
    ),
  );
  expect(solved.length).toBeGreaterThan(100);
  const parts = solved
    .slice(0, 20)
    .flatMap((device) =>
      next(device, "HAS_PROBLEM").flatMap((problem) =>
        next(problem, "SOLVED_BY").flatMap((remedy) => next(remedy, "NEEDS_PART")),
      ),
    );
  expect(parts.length).toBeGreaterThan(0);
});

test("firmware notes and guides say which release fixes which problem of their device, and no other", () => {
  const devices = new Map([...generateDevices({ seed: 7 })].map((device) => [device.id, device]));
  const wanted = new Set<string>();
  const got = new Set<string>();
  for (const { collection, record, relations: between } of stated) {
    if (collection !== "technical-documentation") continue;
    const device = devices.get(String(record["device_id"]));
    const key = String(record["problem_family"]);
    if (device === undefined) throw new Error("a document about no device");
    const isNotes = record["category"] === "firmware-notes";
    for (const { version, fixes } of releasesOf(device))
      for (const problem of fixes)
        if (isNotes || (record["category"] === "troubleshooting" && problem.key === key))
          wanted.add(
            `${record.id}: ${entityIdOf("problem", "", problem.key.replaceAll("/", "-"))} ${entityIdOf("firmware", version)}`,
          );
    for (const { from, kind, to } of between)
      if (kind === "FIXED_BY") {
        got.add(`${record.id}: ${from} ${to}`);
        expect(between).toContainEqual(
          expect.objectContaining({ from: to, kind: "ABOUT_DEVICE", to: `device:${device.id}` }),
        );
      }
  }
  expect(got.size).toBeGreaterThan(50);
  expect([...got].toSorted()).toEqual([...wanted].toSorted());
});

test("the same record states the same twice", () => {
  for (const { collection, record, entities: own, relations: between } of stated.slice(0, 200))
    expect(statementsOf(collection, record)).toEqual({ entities: own, relations: between });
});

test("records of another shape, and of other datasets, state nothing rather than something wrong", () => {
  for (const collection of knowledgeCollections) {
    expect(statementsOf(collection, {})).toEqual({ entities: [], relations: [] });
    const odd = statementsOf(collection, {
      id: 7,
      name: null,
      device_id: ["x"],
      title: { a: 1 },
      kind: "session",
    });
    for (const entity of odd.entities) knowledgeEntity.parse(entity);
  }
  expect(statementsOf("uploads", { id: "u-1", name: "x" })).toEqual({ entities: [], relations: [] });
});

test("names that differ have different ids, also where their letters are the same", () => {
  const ids = ["C++ board", "C board", "c  board", "C# board", "a".repeat(70), `${"a".repeat(70)}b`].map(
    (name) => entityIdOf("component", name),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(entityIdOf("component", "charging board")).toBe("component:charging-board");
  expect(entityIdOf("remedy", "Replace the charging board.")).toBe("remedy:replace-the-charging-board");
  expect(entityIdOf("component", "!!")).toBe("");
});
