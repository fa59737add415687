import { beforeEach, expect, test } from "vitest";
import type { GraphStore, RecordStatements } from "./graph-store.ts";

const described = {
  id: "ticket:t-1",
  kind: "ticket" as const,
  name: "Ticket 1",
  properties: { urgency: "high" },
};
const device = { id: "device:d-1", kind: "device" as const, name: "Edge 40", properties: {} };
const problem = { id: "problem:hot", kind: "problem" as const, name: "gets hot", properties: {} };
const ticket: RecordStatements = {
  collection: "tickets",
  record_id: "t-1",
  version: 1,
  entities: [described, device, problem],
  relations: [
    { from: "ticket:t-1", kind: "ABOUT_DEVICE", to: "device:d-1", properties: {} },
    { from: "device:d-1", kind: "HAS_PROBLEM", to: "problem:hot", properties: { symptom: "warm" } },
  ],
};

/** A record that changes in a part of what it states: the rest stays, whichever part it is. */
export function testChangedStatements(store: () => GraphStore): void {
  beforeEach(async () => {
    await store().clear();
    await store().replace([ticket]);
  });
  const nameOf = async (id: string) => (await store().find({ ids: [id], limit: 1 }))[0]?.name;
  const sizes = async () => {
    const { entities, relations } = await store().count();
    const sum = (rows: { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);
    return [sum(entities), sum(relations)];
  };

  test("new properties of what it describes leave its mentions and relations", async () => {
    const calm = { ...described, properties: { urgency: "low" } };
    await store().replace([{ ...ticket, version: 2, entities: [calm, device, problem] }]);
    expect(await store().find({ ids: [calm.id], limit: 1 })).toEqual([calm]);
    expect(await sizes()).toEqual([3, 2]);
  });

  test("another mention takes the place of the one before", async () => {
    const renamed = { ...device, name: "Edge 40 Neo" };
    await store().replace([{ ...ticket, version: 2, entities: [described, renamed, problem] }]);
    await store().replace([
      { ...ticket, record_id: "t-2", version: 3, entities: [problem, renamed], relations: [] },
    ]);
    expect(await sizes()).toEqual([3, 2]);
    await store().replace([{ ...ticket, version: 4, entities: [described, problem], relations: [] }]);
    expect(await nameOf("device:d-1")).toBe("Edge 40 Neo");
    expect(await sizes()).toEqual([3, 0]);
  });

  test("what was mentioned and is now described stands once, with what is said of it", async () => {
    const known = { ...device, properties: { year: 2024 } };
    await store().replace([{ ...ticket, version: 2, entities: [described, known, problem] }]);
    expect(await store().find({ ids: [known.id], limit: 1 })).toEqual([known]);
    expect(await sizes()).toEqual([3, 2]);
  });

  test("other relations leave the entities, and all goes with the record", async () => {
    await store().replace([{ ...ticket, version: 2, relations: ticket.relations.slice(0, 1) }]);
    expect(await sizes()).toEqual([3, 1]);
    const told = ticket.relations.map((relation) => ({ ...relation, properties: { symptom: "burns" } }));
    await store().replace([{ ...ticket, version: 3, relations: told }]);
    const near = await store().related({ id: "device:d-1", depth: 1, limit: 10 });
    expect(near.map(({ relation }) => relation.properties["symptom"])).toEqual(["burns", "burns"]);
    await store().replace([{ ...ticket, version: 4, entities: [], relations: [], gone: true }]);
    expect(await sizes()).toEqual([0, 0]);
  });
}
