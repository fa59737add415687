import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import { usualUploadLimits } from "./raw-table.ts";
import { readLines } from "./read-lines.ts";
import { listUploads, readUpload, recordsFileOf, storeUpload } from "./store-upload.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-uploads-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const store = (bytes: Uint8Array | string, file_name = "file.csv", limits = usualUploadLimits) =>
  storeUpload({
    folder: join(folder, "uploads"),
    bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
    file_name,
    by: "ada",
    at: "2026-01-01T00:00:00.000Z",
    limits,
  });
const recordsOf = (id: string) =>
  [...readLines(recordsFileOf(join(folder, "uploads"), id))].map((line) => JSON.parse(line) as unknown);

/** A Parquet file of what a query selects. */
async function parquet(select: string, codec: string): Promise<Uint8Array> {
  const path = join(folder, "made.parquet");
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet, COMPRESSION ${codec})`);
  connection.closeSync();
  return new Uint8Array(await readFile(path));
}

test("a file is read, kept under the hash of what it holds, and found again; the same file again is the same upload", async () => {
  const made = await store("id,n\na,1\nb,2\n", "../../etc/Tickets März.csv");
  expect(made).toMatchObject({
    file_name: "Tickets März.csv",
    format: "csv",
    count: 2,
    ids: "column",
    uploaded_by: "ada",
  });
  const records = [
    { id: "a", n: 1 },
    { id: "b", n: 2 },
  ];
  expect(recordsOf(made.id)).toEqual(records);
  expect(made.sample).toEqual(records);
  expect(made.digest).toBe(canonicalHash(records));
  expect(await store("id,n\na,1\nb,2\n", "other-name.csv")).toEqual(made);
  expect(await readUpload(join(folder, "uploads"), made.id)).toEqual(made);
  expect(await readUpload(join(folder, "uploads"), "upload-../../x")).toBeUndefined();
  expect((await listUploads(join(folder, "uploads"))).map(({ id }) => id)).toContain(made.id);
});

test.each(["snappy", "zstd", "gzip", "uncompressed"])(
  "a Parquet file packed with %s is read with its types",
  async (codec) => {
    const bytes = await parquet(
      `SELECT 'k' || i AS id, i::BIGINT AS big, i / 2 AS half, i > 1 AS ok, ['t' || i, 'x'] AS tags, DATE '2026-01-01' + i::INTEGER AS day,
       TIMESTAMP '2026-01-01 10:00:00' AS seen, CASE WHEN i = 1 THEN NULL ELSE '${codec}' END AS note FROM range(3) t(i)`,
      codec,
    );
    const made = await store(bytes, "x.bin");
    expect(made).toMatchObject({ format: "parquet", ids: "column", count: 3 });
    expect(made.fields.map(({ type, format }) => format ?? type)).toEqual([
      "string",
      "number",
      "number",
      "boolean",
      "string[]",
      "date-time",
      "date-time",
      "string",
    ]);
    expect(recordsOf(made.id)[1]).toEqual({
      id: "k1",
      big: 1,
      half: 0.5,
      ok: false,
      tags: ["t1", "x"],
      day: "2026-01-02T00:00:00Z",
      seen: "2026-01-01T10:00:00Z",
    });
  },
);

test("what is refused leaves nothing behind: small Parquet files that unpack to much, nested ones, CSV with a bad line", async () => {
  const before = await readdir(join(folder, "uploads"));
  const bomb = await parquet("SELECT repeat('x', 90000) || i AS text FROM range(3000) t(i)", "zstd");
  expect(bomb.length).toBeLessThan(usualUploadLimits.max_bytes);
  await expect(store(bomb)).rejects.toMatchObject({
    code: "too-large",
    message: expect.stringMatching(/unpacks to/),
  });
  const rows = await parquet("SELECT 1 AS n FROM range(3000000)", "zstd");
  await expect(store(rows)).rejects.toMatchObject({
    code: "too-large",
    message: expect.stringMatching(/more than 200000 rows/),
  });
  const nested = await parquet("SELECT {'a': 1} AS thing", "snappy");
  await expect(store(nested)).rejects.toMatchObject({
    code: "invalid-input",
    message: expect.stringMatching(/thing is nested/),
  });
  await expect(store("a,b\n1,2\n3\n")).rejects.toMatchObject({
    code: "invalid-input",
    message: "Line 3 has 1 values; the header names 2 columns",
  });
  expect(await readdir(join(folder, "uploads"))).toEqual(before);
});

test("a file that takes more memory than its process may have is refused, and this process goes on", async () => {
  const wide = { ...usualUploadLimits, max_bytes: 1e9, max_rows: 1e9, max_cells: 1e9, max_memory_mb: 250 };
  const bytes = new TextEncoder().encode(`a,b,c,d\n${"1,2,3,4\n".repeat(2_000_000)}`);
  await expect(store(bytes, "many.csv", wide)).rejects.toMatchObject({
    code: "too-large",
    hint: "Split it.",
  });
});
