import { checkBytes } from "./check-table-size.ts";
import type { RawTable, UploadLimits } from "./raw-table.ts";
import { readDelimited } from "./read-delimited.ts";
import { readJsonTable } from "./read-json-table.ts";
import { readParquetTable } from "./read-parquet-table.ts";
import { sniffUpload } from "./sniff-upload.ts";
import { typeTable, type ParsedUpload } from "./type-table.ts";

/** A file's records and fields. Throws `invalid-input` or `too-large` for anything that is not a table within the limits; nothing else. */
export async function parseUpload(bytes: Uint8Array, limits: UploadLimits): Promise<ParsedUpload> {
  checkBytes(bytes.length, limits);
  return typeTable(await readTable(bytes, limits), limits);
}

async function readTable(bytes: Uint8Array, limits: UploadLimits): Promise<RawTable> {
  const sniffed = sniffUpload(bytes);
  switch (sniffed.format) {
    case "parquet":
      return readParquetTable(bytes, limits);
    case "json":
    case "jsonl":
      return readJsonTable(sniffed.format, sniffed.text, limits);
    case "csv":
    case "tsv":
      return readDelimited({ ...sniffed, format: sniffed.format }, limits);
  }
}
