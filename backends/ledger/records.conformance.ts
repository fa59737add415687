import { beforeAll, expect, test } from "vitest";
import type { Dataset } from "#domain/dataset.ts";
import { getDataset, insertDataset, listDatasets, nextVersion } from "./datasets.ts";
import type { Ledger } from "./ledger.ts";
import {
  aggregateRecords,
  findRecords,
  insertRecords,
  listFields,
  streamRecords,
  type RecordFilter,
} from "./records.ts";
import { usageDataset } from "./usage/usage-dataset.ts";
import { countTrainingExamples, insertTrainingExamples, listTrainingExamples } from "./training-examples.ts";

const phones = [
  {
    id: "p-1",
    series: "Edge",
    ram: 8,
    price: 399.5,
    is_5g: true,
    uses: ["work", "Gaming"],
    since: "2024-03-01",
  },
  { id: "p-2", series: "Edge", ram: 12, price: 599, is_5g: true, uses: ["photo"], since: "2025-01-01" },
  { id: "p-3", series: "Razr", ram: 16, price: 999, is_5g: false, uses: ["gaming"], since: "2023-06-30" },
  { id: "p-4", series: "ThinkPhone", ram: 12, price: 899, is_5g: true, uses: [], since: "2023-01-15" },
  // Out of type: found by no comparison, and an error to none.
  { id: "p-5", series: "Edge", ram: "unknown", note: 'it\'s 100% "odd"' },
];

const hostile = [
  "'; drop table records; --",
  "ram' or '1'='1",
  'a"b',
  "$1",
  "\\",
  "data->>'x'",
  "%",
  "ram)::int; select 1",
];

export function testRecords(ledger: () => Ledger): void {
  beforeAll(() =>
    ledger().transaction((transaction) => insertRecords(transaction, "phones", phones as never)),
  );

  test("fields of the first records are listed as text, in the dataset's order", async () => {
    const listed = await listFields(ledger().db, {
      dataset_id: "phones",
      fields: ["series", "ram", "note"],
      limit: 5,
    });
    expect(listed.map(({ id }) => id)).toEqual(phones.map(({ id }) => id));
    expect(listed[0]).toEqual({ id: "p-1", series: "Edge", ram: "8", note: "" });
    expect(listed[4]).toMatchObject({ ram: "unknown", note: 'it\'s 100% "odd"' });
    expect(
      await listFields(ledger().db, { dataset_id: "phones", fields: ["series"], limit: 2 }),
    ).toHaveLength(2);
  });

  const find = async (filters: RecordFilter[], options: Partial<Parameters<typeof findRecords>[1]> = {}) => {
    const { rows, total } = await findRecords(ledger().db, {
      dataset_id: "phones",
      filters,
      limit: 10,
      offset: 0,
      ...options,
    });
    return { ids: rows.map(({ id }) => id), total };
  };
  const aggregate = (
    options: Omit<Parameters<typeof aggregateRecords>[1], "dataset_id" | "filters" | "limit">,
  ) => aggregateRecords(ledger().db, { dataset_id: "phones", filters: [], limit: 10, ...options });

  test.each<[RecordFilter, string[]]>([
    [{ field: "series", op: "is", value: "edge" }, ["p-1", "p-2", "p-5"]],
    [{ field: "series", op: "not", value: "Edge" }, ["p-3", "p-4"]],
    [{ field: "series", op: "contains", value: "ph" }, ["p-4"]],
    [{ field: "uses", op: "is", value: "gaming" }, ["p-1", "p-3"]],
    [{ field: "uses", op: "not", value: "gaming" }, ["p-2", "p-4", "p-5"]],
    [{ field: "uses", op: "contains", value: "gam" }, ["p-1", "p-3"]],
    [{ field: "ram", op: "is", value: 12 }, ["p-2", "p-4"]],
    [{ field: "ram", op: ">=", value: 12 }, ["p-2", "p-3", "p-4"]],
    [{ field: "ram", op: "<", value: 12 }, ["p-1"]],
    [{ field: "price", op: "<=", value: 399.5 }, ["p-1"]],
    [{ field: "is_5g", op: "is", value: false }, ["p-3"]],
    [{ field: "is_5g", op: "not", value: true }, ["p-3", "p-5"]],
    [{ field: "since", op: ">", value: "2024-01-01" }, ["p-1", "p-2"]],
    [{ field: "note", op: "contains", value: '100% "ODD"' }, ["p-5"]],
    [{ field: "absent", op: "is", value: "x" }, []],
    [{ field: "absent", op: "not", value: "x" }, ["p-1", "p-2", "p-3", "p-4", "p-5"]],
  ])("%j finds %j", async (filter, ids) => {
    expect(await find([filter])).toEqual({ ids, total: ids.length });
  });

  test("conditions hold together, and a page knows how many there are in all", async () => {
    const filters: RecordFilter[] = [
      { field: "is_5g", op: "is", value: true },
      { field: "ram", op: ">", value: 8 },
    ];
    expect(await find(filters, { limit: 1, offset: 1 })).toEqual({ ids: ["p-4"], total: 2 });
  });

  test("numbers are ordered as numbers, and what has none comes last", async () => {
    expect((await find([], { order_by: "price" })).ids).toEqual(["p-1", "p-2", "p-4", "p-3", "p-5"]);
    expect((await find([], { order_by: "price", order: "desc" })).ids).toEqual([
      "p-3",
      "p-4",
      "p-2",
      "p-1",
      "p-5",
    ]);
    expect((await find([], { order_by: "since" })).ids).toEqual(["p-4", "p-3", "p-1", "p-2", "p-5"]);
  });

  test("aggregates over all records, numbers only", async () => {
    const measures = [
      { op: "count" as const },
      ...(["avg", "sum", "min", "max", "median"] as const).map((op) => ({ op, field: "ram" })),
      { op: "distinct" as const, field: "series" },
      { op: "count" as const, field: "note" },
    ];
    expect(await aggregate({ measures })).toEqual([
      {
        count: 5,
        avg_ram: 12,
        sum_ram: 48,
        min_ram: 8,
        max_ram: 16,
        median_ram: 12,
        distinct_series: 3,
        count_note: 1,
      },
    ]);
  });

  test("aggregates by group, the elements of a list each in theirs, ordered by the first measure", async () => {
    expect(await aggregate({ group_by: "series", measures: [{ op: "count" }] })).toEqual([
      { series: "Edge", count: 3 },
      { series: "Razr", count: 1 },
      { series: "ThinkPhone", count: 1 },
    ]);
    expect(
      await aggregate({ group_by: "series", measures: [{ op: "avg", field: "price" }], order: "asc" }),
    ).toEqual([
      { series: "Edge", avg_price: 499.25 },
      { series: "ThinkPhone", avg_price: 899 },
      { series: "Razr", avg_price: 999 },
    ]);
    const uses = await aggregate({ group_by: "uses", measures: [{ op: "count" }] });
    expect(uses).toContainEqual({ uses: "photo", count: 1 });
    expect(uses).toContainEqual({ uses: null, count: 1 });
  });

  test("a measure that needs a field says so", async () => {
    await expect(aggregate({ measures: [{ op: "avg" }] })).rejects.toMatchObject({ code: "invalid-input" });
    await expect(aggregate({ measures: [{ op: "evil()" as "avg", field: "ram" }] })).rejects.toMatchObject({
      code: "invalid-input",
    });
    await expect(find([{ field: "ram", op: "= 1 or" as "is", value: 1 }])).rejects.toMatchObject({
      code: "invalid-input",
    });
  });

  test.each(hostile)("%j is only ever a name or a value", async (text) => {
    for (const op of ["is", "contains", "<", ">="] as const) {
      await find([{ field: text, op, value: text }], { order_by: text, order: "desc", dataset_id: "phones" });
      expect((await find([{ field: "series", op: "is", value: text }])).total).toBe(0);
    }
    const rows = await aggregate({ group_by: text, measures: [{ op: "count" }, { op: "sum", field: text }] });
    expect(rows).toEqual([{ [text]: null, count: 5, [`sum_${text}`]: null }]);
    expect((await find([], { dataset_id: text })).total).toBe(0);
    expect((await find([])).total).toBe(5);
  });

  test("thousands of records keep their order, and an id that comes twice is a conflict", async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => ({
      id: `r-${(index * 7919) % 1_200}`,
      value: index,
    }));
    await ledger().transaction((transaction) => insertRecords(transaction, "many", many));
    expect((await Array.fromAsync(streamRecords(ledger().db, "many"))).map(({ id }) => id)).toEqual(
      many.map(({ id }) => id),
    );
    const twice = ledger().transaction((transaction) =>
      insertRecords(transaction, "twice", [{ id: "a" }, { id: "a" }]),
    );
    await expect(twice).rejects.toMatchObject({ code: "conflict" });
    expect(await find([], { dataset_id: "twice" })).toEqual({ ids: [], total: 0 });
  });

  test("examples are read by split, in order", async () => {
    const examples = [1, 2, 3].map((number) => ({
      id: `e-${number}`,
      split: number === 2 ? ("validation" as const) : ("train" as const),
      task: "category",
      cluster: "c",
      messages: [{ role: "user" as const, content: String(number) }],
    }));
    await ledger().transaction((transaction) => insertTrainingExamples(transaction, "set-1", examples));
    expect(await Array.fromAsync(listTrainingExamples(ledger().db, "set-1", "train"))).toEqual([
      examples[0],
      examples[2],
    ]);
    expect(await countTrainingExamples(ledger().db, "set-1")).toBe(3);
    expect(await countTrainingExamples(ledger().db, "set-1", "validation")).toBe(1);
  });

  test("a dataset's name means its newest version, and versions made at once differ", async () => {
    const make = () =>
      ledger().transaction(async (transaction) => {
        const version = await nextVersion(transaction, "devices");
        await insertDataset(transaction, dataset(version));
        return version;
      });
    expect((await Promise.all([make(), make(), make()])).toSorted()).toEqual([1, 2, 3]);
    expect(await getDataset(ledger().db, "devices")).toEqual(dataset(3));
    expect(await getDataset(ledger().db, "devices", 2)).toEqual(dataset(2));
    expect(await getDataset(ledger().db, "devices-1")).toEqual(dataset(1));
    const listed = (await listDatasets(ledger().db)).filter(({ name }) => name !== usageDataset);
    expect(listed.map(({ id }) => id)).toEqual(["devices-3"]);
  });
}

function dataset(version: number): Dataset {
  return {
    id: `devices-${version}`,
    name: "devices",
    kind: "records",
    version,
    digest: "d",
    count: 1,
    fields: [{ name: "ram", type: "number", description: "GB" }],
    sources: [],
    recipe: { seed: 1 },
    created_by: "ann",
    created_at: "2026-01-01T00:00:00.000Z",
  };
}
