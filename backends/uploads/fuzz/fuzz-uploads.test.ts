import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fuzzUploads } from "./fuzz-uploads.ts";

/** Small Parquet files as DuckDB writes them. */
async function parquetFiles(): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), "lathe-fuzz-"));
  const connection = await (await DuckDBInstance.create()).connect();
  const files: Uint8Array[] = [];
  for (const codec of ["snappy", "zstd", "uncompressed"]) {
    const path = join(folder, `${codec}.parquet`);
    await connection.run(
      `COPY (SELECT i AS id, 'name ' || i AS name, i * 1.5 AS price, [i::VARCHAR, 'x'] AS tags, DATE '2026-01-01' + i::INTEGER AS day
             FROM range(20) t(i)) TO '${path}' (FORMAT parquet, COMPRESSION ${codec})`,
    );
    files.push(new Uint8Array(await readFile(path)));
  }
  connection.closeSync();
  await rm(folder, { recursive: true, force: true });
  return files;
}

test("a thousand broken uploads are each taken whole or refused as the sender's mistake", async () => {
  const report = await fuzzUploads(1, 1000, await parquetFiles());
  expect(report.breaches).toEqual([]);
  expect(report.taken).toBeGreaterThan(50);
  expect(report.refused).toBeGreaterThan(500);
});
