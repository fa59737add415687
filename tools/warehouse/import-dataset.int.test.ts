import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { JobWorker } from "#backends/jobs/job-worker.ts";
import { storeUpload } from "#backends/uploads/store-upload.ts";
import { callTools, type ToolCalls } from "#tests/call-tools.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";
import { startToolJobs } from "#tests/run-jobs.ts";
import { uploadsFolder } from "#tools/naming/resolve-upload.ts";

let opened: TestPlatform;
let jobs: JobWorker;
let calls: ToolCalls;
const bugs: unknown[] = [];
beforeAll(async () => {
  opened = await openTestPlatform({ isFollowing: true });
  jobs = await startToolJobs(opened.platform, bugs);
  calls = callTools(opened.platform, { user_id: "ada", name: "Ada", role: "architect", kind: "person" });
});
afterAll(async () => {
  await jobs.stop();
  await opened[Symbol.asyncDispose]();
  expect(bugs).toEqual([]);
});

function upload(text: string, file_name: string): ReturnType<typeof storeUpload> {
  return storeUpload({
    folder: uploadsFolder(opened.platform),
    bytes: new TextEncoder().encode(text),
    file_name,
    by: "ada",
    at: "2026-01-01T00:00:00.000Z",
  });
}

/** What a query finds once the warehouse has followed. */
const eventually = (sql: string, rows: unknown[]) =>
  vi.waitFor(async () => expect((await calls.read("query_warehouse", { sql }))["rows"]).toEqual(rows), {
    timeout: 60_000,
    interval: 200,
  });

test("an imported file can be found, counted and queried, and so can its next version with other columns and rows", async () => {
  await upload(
    "id,city,visits,day\na,Berlin,3,2026-03-01\nb,Wien,4,2026-03-02\nc,Berlin,5,2026-03-03\n",
    "City Visits.csv",
  );
  const made = await calls.finish("import_dataset", { upload: "city visits.csv" });
  expect(made).toMatchObject({ dataset: "city-visits", version: 1, count: 3, unchanged: false });
  expect(calls.show("import_dataset", made).text).toBe("city-visits has 3 records (version 1).");
  const counted = await calls.read("aggregate_records", {
    dataset: "city-visits",
    group_by: "city",
    measure: [{ op: "sum", field: "visits" }],
  });
  expect(counted["rows"]).toEqual([
    { city: "Berlin", sum_visits: 8 },
    { city: "Wien", sum_visits: 4 },
  ]);
  await eventually(
    "SELECT city, sum(visits) AS n, max(day) AS last FROM city_visits GROUP BY city ORDER BY city",
    [
      { city: "Berlin", n: 8, last: "2026-03-03" },
      { city: "Wien", n: 4, last: "2026-03-02" },
    ],
  );
  const next = await upload(
    '{"id": "a", "city": "Bern", "vip": true}\n{"id": "b", "city": "Wien", "vip": false}\n',
    "v2.jsonl",
  );
  const second = await calls.finish("import_dataset", { upload: next.id, dataset: "city-visits" });
  expect(second).toMatchObject({ version: 2, count: 2 });
  await eventually("SELECT * FROM city_visits ORDER BY id", [
    { id: "a", city: "Bern", vip: true },
    { id: "b", city: "Wien", vip: false },
  ]);
});

test.each([
  [
    { upload: "never-sent.csv" },
    "not-found",
    /No uploaded file is called "never-sent.csv".*Upload the file first/,
  ],
  [{ upload: "city visit.csv" }, "not-found", /Did you mean City Visits.csv/],
  [{ upload: "v2.jsonl", dataset: "Ünïcode näme!" }, "ok", /unicode-name/],
  [{ upload: "v2.jsonl", dataset: "数据" }, "invalid-input", /cannot be a dataset's name/],
  [
    { upload: "v2.jsonl", dataset: "platform-usage" },
    "invalid-input",
    /"platform-usage" cannot be a dataset's name/,
  ],
])("importing %o ends as %s", async (args, code, told) => {
  const outcome = await calls.finish("import_dataset", args).then(
    ({ dataset }) => ({ code: "ok", text: String(dataset) }),
    (error: { code: string; message: string; hint?: string }) => ({
      code: error.code,
      text: `${error.message}. ${error.hint}`,
    }),
  );
  expect(outcome.code).toBe(code);
  expect(outcome.text).toMatch(told);
});

test("a generated dataset is not replaced by a file that lacks its fields", async () => {
  await calls.finish("generate_enterprise_data", { dataset: "devices", count: 5 });
  await upload("name,price\nx,1\n", "devices.csv");
  await expect(calls.finish("import_dataset", { upload: "devices.csv" })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/devices.csv lacks fields that devices has: .*series/),
  });
});
