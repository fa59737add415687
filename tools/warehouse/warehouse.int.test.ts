import { expect, test } from "vitest";
import type { DatasetRecord } from "#domain/dataset.ts";
import { listDatasetVersions } from "#backends/ledger/datasets.ts";
import { generatorNamed, generators } from "#data/generators.ts";
import { keepDesk } from "#tests/keep-desk.ts";
import { openDataDesk } from "#tests/open-data-desk.ts";

const devices = [...generatorNamed("devices").generate({ seed: 7 })];
const tickets = [...generatorNamed("support-knowledge").generate({ seed: 7 })];

const desk = keepDesk(openDataDesk);

const idsOf = (result: Record<string, unknown>) => (result["rows"] as DatasetRecord[]).map(({ id }) => id);
const isA = (field: string, value: unknown) => (record: DatasetRecord) => record[field] === value;

test("datasets are listed and described with their fields, size and sample", async () => {
  const listed = await desk.calls.read("list_datasets", {});
  const known = generators.map(({ name, defaultCount }) => ({ dataset: name, count: defaultCount }));
  expect(listed["datasets"]).toHaveLength(known.length);
  for (const dataset of known) expect(listed["datasets"]).toContainEqual(expect.objectContaining(dataset));
  expect(desk.calls.show("list_datasets", listed)).toMatchObject({
    text: `There are ${known.length} datasets.`,
    card: { kind: "table" },
  });
  const described = await desk.calls.read("describe_dataset", { dataset: "devices", limit: 2 });
  expect(described).toMatchObject({ id: "devices@1", kind: "records", sample: devices.slice(0, 2) });
  expect(desk.calls.show("describe_dataset", described).text).toMatch(
    /^The dataset devices holds 130 devices, each with \d+ fields\. Version 1 was made on /,
  );
  const support = await desk.calls.read("describe_dataset", { dataset: "support-knowledge" });
  expect(support["sources"]).toEqual([{ name: "devices", digest: described["digest"] }]);
});

test("records are found as a direct look through the generated ones finds them", async () => {
  const filters = [
    { field: "Series", op: "is", value: "thinkpad" },
    { field: "ram_gb", op: ">=", value: "32" },
  ];
  const found = await desk.calls.read("find_records", {
    dataset: "devices",
    filters,
    order_by: "price_usd",
    order: "desc",
    limit: 100,
  });
  const wanted = devices
    .filter((device) => device["series"] === "ThinkPad" && Number(device["ram_gb"]) >= 32)
    .toSorted((left, right) => Number(right["price_usd"]) - Number(left["price_usd"]));
  expect(found["total"]).toBe(wanted.length);
  expect((found["rows"] as DatasetRecord[]).map((row) => row["price_usd"])).toEqual(
    wanted.map((row) => row["price_usd"]),
  );
  expect(idsOf(found).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
  expect(desk.calls.show("find_records", found)).toMatchObject({
    text: expect.stringMatching(
      new RegExp(
        `^Of ${wanted.length} ThinkPad devices whose memory is at least 32 GB, .+ the highest price: [\\d,]+ USD`,
      ),
    ) as string,
    card: { kind: "table", query: "series is ThinkPad, ram_gb >= 32", total: wanted.length },
  });
});

test.each([
  ["contains", "name", "edge 50", (record: DatasetRecord) => /edge 50/i.test(String(record["name"]))],
  ["not", "series", "ThinkPad", (record: DatasetRecord) => record["series"] !== "ThinkPad"],
  ["is", "redundant_power", "yes", isA("redundant_power", true)],
  ["is", "redundant_power", false, isA("redundant_power", false)],
  ["<", "year", 2023, (record: DatasetRecord) => Number(record["year"]) < 2023],
  ["is", "id", "dev-tp-001", isA("id", "dev-tp-001")],
] as const)(
  "a condition %s on %s %s holds for exactly the records it should",
  async (op, field, value, holds) => {
    const found = await desk.calls.read("find_records", {
      dataset: "devices",
      filters: [{ field, op, value }],
      limit: 100,
    });
    const wanted = devices.filter(holds).map(({ id }) => id);
    expect(found["total"]).toBe(wanted.length);
    expect(idsOf(found)).toEqual(wanted.slice(0, 100));
  },
);

test("a condition that nothing meets finds nothing and says so", async () => {
  const found = await desk.calls.read("find_records", {
    dataset: "devices",
    filters: [{ field: "ram_gb", op: ">", value: 1e9 }],
  });
  expect(desk.calls.show("find_records", found).text).toBe(
    "No record fits: devices whose memory is over 1,000,000,000 GB.",
  );
});

test("records are aggregated as a direct computation does it, by group and over all", async () => {
  const measure = [
    { op: "avg", field: "price_usd" },
    { op: "median", field: "ram_gb" },
    { op: "max", field: "year" },
    { op: "count" },
  ];
  const grouped = await desk.calls.read("aggregate_records", {
    dataset: "devices",
    group_by: "series",
    measure,
    order: "asc",
  });
  const groups = [...Map.groupBy(devices, (device) => String(device["series"]))].map(([series, members]) => ({
    series,
    avg_price_usd: mean(members.map((member) => Number(member["price_usd"]))),
    median_ram_gb: median(members.map((member) => Number(member["ram_gb"]))),
    max_year: Math.max(...members.map((member) => Number(member["year"]))),
    count: members.length,
  }));
  const rows = grouped["rows"] as (typeof groups)[number][];
  const wanted = groups.toSorted((left, right) => left.avg_price_usd - right.avg_price_usd);
  expect(rows.map(({ avg_price_usd: _, ...row }) => row)).toEqual(
    wanted.map(({ avg_price_usd: _, ...row }) => row),
  );
  for (const [index, row] of rows.entries())
    expect(row.avg_price_usd).toBeCloseTo(wanted[index]?.avg_price_usd ?? 0, 6);
  expect(desk.calls.show("aggregate_records", grouped).card).toMatchObject({
    kind: "table",
    title: "Average price of devices by series",
  });
  const urgent = await desk.calls.read("aggregate_records", {
    dataset: "support-knowledge",
    filters: [{ field: "urgency", value: "CRITICAL" }],
    measure: [{ op: "count" }, { op: "distinct", field: "device_id" }],
  });
  const critical = tickets.filter(isA("urgency", "critical"));
  expect(urgent["rows"]).toEqual([
    {
      count: critical.length,
      distinct_device_id: new Set(critical.map((ticket) => ticket["device_id"])).size,
    },
  ]);
  expect(desk.calls.show("aggregate_records", urgent).text).toBe(
    `Support cases of critical urgency: ${critical.length} in all, ${new Set(critical.map((ticket) => ticket["device_id"])).size} different devices.`,
  );
  const top = await desk.calls.read("aggregate_records", {
    dataset: "support-knowledge",
    group_by: "category",
    limit: 1,
  });
  expect(top["rows"]).toHaveLength(1);
});

test.each([
  ["describe_dataset", { dataset: "support-knowlege" }, "not-found", /support-knowledge/],
  [
    "find_records",
    { dataset: "nothing-like-it" },
    "not-found",
    /These exist: .*devices, .*support-knowledge/,
  ],
  [
    "find_records",
    { dataset: "devices", filters: [{ field: "ram_bg", value: 8 }] },
    "invalid-input",
    /ram_gb/,
  ],
  [
    "find_records",
    { dataset: "devices", filters: [{ field: "ram_gb", value: "plenty" }] },
    "invalid-input",
    /number/,
  ],
  [
    "find_records",
    { dataset: "devices", filters: [{ field: "ram_gb", op: "<", value: "" }] },
    "invalid-input",
    /number/,
  ],
  [
    "find_records",
    { dataset: "devices", filters: [{ field: "redundant_power", value: "perhaps" }] },
    "invalid-input",
    /true or false/,
  ],
  ["find_records", { dataset: "devices", order_by: "prize_usd" }, "invalid-input", /price_usd/],
  ["find_records", { dataset: "devices", limit: 101 }, "invalid-input", /limit/],
  ["find_records", { dataset: "devices", colour: "red" }, "invalid-input", /dataset, filters/],
  [
    "aggregate_records",
    { dataset: "devices", measure: [{ op: "avg" }] },
    "invalid-input",
    /numeric fields are: year/,
  ],
  [
    "aggregate_records",
    { dataset: "devices", measure: [{ op: "sum", field: "series" }] },
    "invalid-input",
    /numeric fields are: year/,
  ],
  ["aggregate_records", { dataset: "devices", group_by: "serie" }, "invalid-input", /series/],
] as const)("%s of %o is refused as %s, with a hint", async (name, args, code, told) => {
  const failure = await desk.calls.read(name, args).then(
    () => expect.fail("it was taken"),
    (error: unknown) => error as { code: string; message: string; hint?: string },
  );
  expect(failure.code).toBe(code);
  expect(`${failure.message} ${failure.hint ?? ""}`).toMatch(told);
});

test("the same seed makes no new version, another seed does, and its tickets keep to the devices there are", async () => {
  const again = await desk.calls.finish("generate_enterprise_data", { seed: 7 });
  expect(again["datasets"]).toMatchObject(generators.map(({ name }) => ({ dataset: name, version: 1 })));
  expect(await listDatasetVersions(desk.platform.ledger.db, "devices")).toHaveLength(1);
  const other = await desk.calls.finish("generate_enterprise_data", {
    dataset: "support-knowledge",
    seed: 11,
    count: 40,
  });
  expect(other["datasets"]).toMatchObject([{ dataset: "support-knowledge", version: 2, count: 40 }]);
  expect(desk.calls.show("generate_enterprise_data", other).text).toBe(
    "support-knowledge has 40 records (version 2).",
  );
  const made = await desk.calls.read("find_records", { dataset: "support-knowledge@2", limit: 100 });
  const known = new Set(devices.map(({ id }) => id));
  expect((made["rows"] as DatasetRecord[]).filter((row) => !known.has(String(row["device_id"])))).toEqual([]);
  const back = await desk.calls.finish("generate_enterprise_data", { dataset: "support-knowledge", seed: 7 });
  expect(back["datasets"]).toMatchObject([{ version: 3, count: 500 }]);
});

test.each([
  [{ dataset: "device" }, "not-found", /devices/],
  [{ count: 10 }, "invalid-input", /Name the dataset/],
  [{ seed: -1 }, "invalid-input", /seed/],
  [{ dataset: "devices", scale: 101 }, "invalid-input", /scale/],
] as const)("generating %o is refused as %s", async (args, code, told) => {
  const failure = await desk.calls.start("generate_enterprise_data", args).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  const { message, hint } = failure as { message: string; hint?: string };
  expect(`${message} ${hint ?? ""}`).toMatch(told);
});

test("a viewer reads but neither generates nor builds", async () => {
  const viewer = { user_id: "ada", name: "Viewer", role: "viewer", kind: "person" } as const;
  await expect(desk.calls.read("list_datasets", {}, viewer)).resolves.toBeDefined();
  await expect(desk.calls.start("generate_enterprise_data", {}, viewer)).rejects.toMatchObject({
    code: "not-allowed",
  });
  await expect(
    desk.calls.start("build_training_set", { dataset: "support-knowledge" }, viewer),
  ).rejects.toMatchObject({ code: "not-allowed" });
});

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
