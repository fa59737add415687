import { beforeEach, expect, test } from "vitest";
import type { KnowledgeKind } from "#domain/knowledge.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import {
  catalogue,
  entity,
  gone,
  namesOf,
  phone,
  relation,
  replace,
  silent,
  ticket,
} from "./graph-fixtures.ts";
import type { GraphStore, RecordStatements } from "./graph-store.ts";
import { testNearbyRecords } from "./nearby-records.conformance.ts";

/** What every graph store has to keep, whatever is behind it. */
export function testGraphStore(store: () => GraphStore): void {
  beforeEach(() => store().clear());
  const byId = async (id: string) => (await store().find({ ids: [id], limit: 1 }))[0];
  const counts = async () => {
    const { entities, relations } = await store().count();
    const asMap = (rows: { kind: string; count: number }[]) =>
      Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count]));
    return { entities: asMap(entities), relations: asMap(relations) };
  };

  test("an entity has the name and properties of the record that describes it, whichever comes first", async () => {
    await store().replace([ticket(1)]);
    expect(await byId("device:d-1")).toEqual(phone);
    await store().replace([catalogue]);
    const described = entity("device:d-1", "Moto Edge 40", {
      ram_gb: 8,
      screen: 6.5,
      folds: false,
      os: "Android 13",
    });
    expect(await byId("device:d-1")).toEqual(described);
    await store().replace([ticket(2)]);
    expect(await byId("device:d-1")).toEqual(described);
    await store().replace([gone(catalogue, 2)]);
    expect(await byId("device:d-1")).toEqual(phone);
  });

  test("of two records that describe an entity the first by name decides where they differ", async () => {
    const second = {
      ...catalogue,
      record_id: "d-2",
      entities: [entity("device:d-1", "Other", { ram_gb: 12, year: 2024 })],
      relations: [],
    };
    await store().replace([second]);
    await store().replace([catalogue]);
    expect(await byId("device:d-1")).toMatchObject({
      name: "Moto Edge 40",
      properties: { ram_gb: 8, year: 2024, os: "Android 13" },
    });
  });

  test("replacing a record takes back what it stated, and nothing that others state", async () => {
    await store().replace([catalogue, ticket(1), ticket(2)]);
    await store().replace([
      { ...ticket(1, 2), entities: [entity("ticket:t-1", "Ticket 1", { urgency: "low" })], relations: [] },
    ]);
    expect(await counts()).toEqual({
      entities: { device: 1, component: 1, problem: 1, remedy: 1, ticket: 2 },
      relations: { HAS_COMPONENT: 1, ABOUT_DEVICE: 1, HAS_PROBLEM: 1, SOLVED_BY: 1 },
    });
    expect(await byId("ticket:t-1")).toMatchObject({ properties: { urgency: "low" } });
    await store().replace([gone(ticket(2), 2)]);
    expect(await counts()).toEqual({
      entities: { device: 1, component: 1, ticket: 1 },
      relations: { HAS_COMPONENT: 1 },
    });
  });

  test("a record stated again at its version or an older one changes nothing, unless forced", async () => {
    await store().replace([ticket(1, 5)]);
    const before = await counts();
    await store().replace([{ ...ticket(1, 5), entities: [], relations: [] }]);
    await store().replace([gone(ticket(1), 4)]);
    expect(await counts()).toEqual(before);
    await store().replace([{ ...ticket(1, 3), entities: [], relations: [] }], { force: true });
    expect(await counts()).toEqual({ entities: {}, relations: {} });
    expect(await store().list(bucketOf("tickets", "t-1"))).toEqual([
      { collection: "tickets", key: "t-1", version: 3 },
    ]);
  });

  test("what is stated twice in one record, or one record twice in a batch, stands once", async () => {
    const twice = ticket(1, 2);
    await store().replace([
      ticket(1),
      {
        ...twice,
        entities: [...twice.entities, ...twice.entities],
        relations: [...twice.relations, ...twice.relations],
      },
    ]);
    expect((await counts()).relations).toEqual({ ABOUT_DEVICE: 1, HAS_PROBLEM: 1, SOLVED_BY: 1 });
    expect(await store().list(bucketOf("tickets", "t-1"))).toMatchObject([{ version: 2 }]);
  });

  test("records are held with version, bucket and stamp, also those that state nothing, until they are gone", async () => {
    await store().replace([catalogue, silent, ticket(1)]);
    const held = [catalogue, silent, ticket(1)];
    const summary = await store().summarize();
    expect(summary.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(summary.reduce((sum, { digest }) => sum + digest, 0)).toBe(
      held.reduce((sum, record) => sum + stampOf(record.collection, record.record_id, record.version), 0),
    );
    const bucket = bucketOf("users", "u-1");
    expect(await store().list(bucket)).toContainEqual({ collection: "users", key: "u-1", version: 3 });
    await store().replace(held.map((record) => gone(record, 9)));
    expect(await store().summarize()).toEqual([]);
    expect(await store().list(bucket)).toEqual([]);
  });

  test("a relation to something the record does not state is refused, with the whole batch", async () => {
    const open = { ...ticket(1), entities: [phone] };
    await expect(store().replace([catalogue, open])).rejects.toMatchObject({ code: "invalid-input" });
    expect(await store().summarize()).toEqual([]);
  });

  test("entities are found by words of their name, by id, by kind, the best first", async () => {
    await store().replace([catalogue, ticket(1), ticket(12)]);
    const found = async (text: string, kind?: KnowledgeKind) =>
      namesOf(await store().find({ text, limit: 5, ...(kind === undefined ? {} : { kind }) }));
    expect(await found("edge 40")).toEqual(["Moto Edge 40"]);
    expect(await found("batteries")).toEqual(["battery"]);
    expect(await found("T-12")).toEqual(["Ticket 12"]);
    expect((await found("ticket 1"))[0]).toBe("Ticket 1");
    expect(await found("replace the main board")).toEqual(["Replace the cell."]);
    expect(await found("edge", "ticket")).toEqual([]);
    expect(await found("zeppelin")).toEqual([]);
    expect(await found("*) OR (words:* \" '")).toEqual([]);
    expect(namesOf(await store().find({ kind: "ticket", limit: 5 }))).toEqual(["Ticket 1", "Ticket 12"]);
    expect(await store().find({ ids: ["ticket:none"], limit: 5 })).toEqual([]);
  });

  test("what is related comes nearest first, then what most records state", async () => {
    await store().replace([catalogue, ticket(1), ticket(2)]);
    const near = await store().related({ id: "device:d-1", depth: 1, limit: 10 });
    expect(
      near.map(({ entity: { id }, depth, direction, stated_by }) => [id, depth, direction, stated_by]),
    ).toEqual([
      ["problem:drains-fast", 1, "out", 2],
      ["component:battery", 1, "out", 1],
      ["ticket:t-1", 1, "in", 1],
      ["ticket:t-2", 1, "in", 1],
    ]);
    const remedies = await store().related({ id: "device:d-1", depth: 2, kinds: ["remedy"], limit: 10 });
    expect(remedies).toEqual([
      {
        entity: replace,
        relation: {
          from: "problem:drains-fast",
          kind: "SOLVED_BY",
          to: "remedy:replace-the-cell",
          properties: { cause: "The cell is old." },
          collection: "tickets",
          record_id: "t-1",
        },
        direction: "out",
        depth: 2,
        stated_by: 2,
      },
    ]);
    const parts = await store().related({
      id: "device:d-1",
      depth: 3,
      relations: ["HAS_COMPONENT"],
      limit: 10,
    });
    expect(parts.map((part) => part.entity.id)).toEqual(["component:battery"]);
    expect(await store().related({ id: "device:d-1", depth: 3, limit: 2 })).toHaveLength(2);
    expect(await store().related({ id: "device:none", depth: 3, limit: 2 })).toEqual([]);
  });

  test("the shortest paths are found from either end, whichever way their relations point", async () => {
    const other = entity("ticket:t-9", "Ticket 9", { urgency: "low" });
    const far = entity("device:d-9", "ThinkPad X1");
    const elsewhere: RecordStatements = {
      collection: "tickets",
      record_id: "t-9",
      version: 1,
      entities: [other, far, replace],
      relations: [
        relation("ticket:t-9", "ABOUT_DEVICE", "device:d-9"),
        relation("ticket:t-9", "SOLVED_BY", replace.id),
      ],
    };
    await store().replace([catalogue, ticket(1), ticket(2), elsewhere]);
    const along = [
      "component:battery",
      "device:d-1",
      "problem:drains-fast",
      "remedy:replace-the-cell",
      "ticket:t-9",
      "device:d-9",
    ];
    const find = (from: string, to: string, longest = 6) => store().paths({ from, to, longest, limit: 3 });
    const [there, ...more] = await find("component:battery", "device:d-9");
    expect(more).toEqual([]);
    expect(there?.entities.map(({ id }) => id)).toEqual(along);
    expect(there?.relations.map(({ kind }) => kind)).toEqual([
      "HAS_COMPONENT",
      "HAS_PROBLEM",
      "SOLVED_BY",
      "SOLVED_BY",
      "ABOUT_DEVICE",
    ]);
    const [back] = await find("device:d-9", "component:battery");
    expect(back?.entities.map(({ id }) => id)).toEqual(along.toReversed());
    const [one] = await find("device:d-9", "ticket:t-9");
    expect(one?.entities.map(({ id }) => id)).toEqual(["device:d-9", "ticket:t-9"]);
    expect(await find("component:battery", "device:d-9", 4)).toEqual([]);
    expect(await find("component:battery", "component:none")).toEqual([]);
    const both = await store().paths({ from: "ticket:t-1", to: "ticket:t-2", longest: 6, limit: 5 });
    expect(both.map((path) => path.entities.map(({ id }) => id))).toEqual([
      ["ticket:t-1", "device:d-1", "ticket:t-2"],
    ]);
  });

  test("odd characters in names, ids and properties come back as they were", async () => {
    const odd = entity('document:d\'1 "ü"', 'It\'s "100%" \\ 图 {a: 1}', {
      note: "$1; MATCH (n) DELETE n //",
      size: 0.1,
      big: 2 ** 40,
    });
    await store().replace([
      { collection: "a/b %", record_id: "x y/z", version: 2 ** 41, entities: [odd], relations: [] },
    ]);
    expect(await byId(odd.id)).toEqual(odd);
    expect(await store().list(bucketOf("a/b %", "x y/z"))).toEqual([
      { collection: "a/b %", key: "x y/z", version: 2 ** 41 },
    ]);
  });

  test("many records at once are held as if they had come one by one", async () => {
    const many = Array.from({ length: 300 }, (_, number) => ticket(number));
    await store().replace(many);
    expect((await counts()).entities).toEqual({ ticket: 300, device: 1, problem: 1, remedy: 1 });
    await Promise.all([
      store().replace(many.slice(0, 150).map((item) => gone(item, 2))),
      store().replace(many.slice(150).map((item) => gone(item, 2))),
    ]);
    expect(await counts()).toEqual({ entities: {}, relations: {} });
  });

  testNearbyRecords(store);
}
