import { expect, test } from "vitest";
import { battery, catalogue, entity, gone, namesOf, ticket } from "./graph-fixtures.ts";
import type { GraphStore } from "./graph-store.ts";

/** What a search asks of every graph store: what a question names, and the records around that. */
export function testNearbyRecords(store: () => GraphStore): void {
  test("the records around several entities are those by which each one's neighbours are reached, at the least distance", async () => {
    const near = async (ids: string[], depth: number, limit = 10) =>
      (await store().nearby({ ids, depth, limit }))
        .map(({ collection, record_id, depth: far }) => `${collection}/${record_id} ${far}`)
        .toSorted();
    await store().replace([catalogue, ticket(1), ticket(2)]);
    expect(await near(["component:battery"], 1)).toEqual(["devices/d-1 1"]);
    expect(await near(["component:battery"], 2)).toEqual(["devices/d-1 1", "tickets/t-1 2", "tickets/t-2 2"]);
    expect(await near(["component:battery", "ticket:t-2", "device:none"], 2)).toEqual([
      "devices/d-1 1",
      "tickets/t-1 2",
      "tickets/t-2 1",
    ]);
    expect(await near(["device:d-1"], 1, 2)).toEqual(["devices/d-1 1", "tickets/t-1 1"]);
    expect(await near([], 2)).toEqual([]);
  });

  test("what was found before is found as it is now", async () => {
    await store().replace([catalogue, ticket(1)]);
    const near = async () => (await store().nearby({ ids: ["device:d-1"], depth: 2, limit: 10 })).length;
    const found = async (text: string) => namesOf(await store().find({ text, limit: 5 }));
    expect([await near(), await found("edge"), await found("razr")]).toEqual([2, ["Moto Edge 40"], []]);
    await store().replace([
      { ...catalogue, version: 2, entities: [entity("device:d-1", "Moto Razr", { ram_gb: 8 }), battery] },
    ]);
    expect([await found("edge"), await found("razr")]).toEqual([[], ["Moto Razr"]]);
    await store().replace([ticket(2)]);
    expect(await near()).toBe(3);
    await store().replace([gone(ticket(2), 2), gone(ticket(1), 2)]);
    expect([await near(), await found("ticket")]).toEqual([1, []]);
    await store().clear();
    expect([await near(), await found("razr")]).toEqual([0, []]);
  });
}
