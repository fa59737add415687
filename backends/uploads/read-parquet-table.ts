import { parquetMetadataAsync, parquetReadObjects, parquetSchema, type SchemaTree } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { Failure } from "#domain/failure.ts";
import { checkTableSize } from "./check-table-size.ts";
import type { RawTable, UploadLimits } from "./raw-table.ts";

const mostTimesPacked = 20;
const flat = "Write it with flat columns of texts, numbers, booleans, dates, or lists of texts.";

/** A Parquet file with flat columns. What it says of its own size is checked before anything is unpacked. */
export async function readParquetTable(bytes: Uint8Array, limits: UploadLimits): Promise<RawTable> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const file = {
    byteLength: buffer.byteLength,
    slice: (start: number, end?: number) => Promise.resolve(buffer.slice(start, end)),
  };
  const metadata = await orUnreadable(() => parquetMetadataAsync(file));
  const children = (await orUnreadable(async () => parquetSchema(metadata))).children;
  checkTableSize(Number(metadata.num_rows), children.length, limits);
  const unpacked = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
  if (unpacked > Math.max(limits.max_bytes * 4, bytes.length * mostTimesPacked))
    throw new Failure("too-large", `The file unpacks to ${unpacked} bytes`, { hint: "Split the file." });
  for (const column of children) checkColumn(column);
  const columns = children.map((column) => column.element.name);
  const records = await orUnreadable(() => parquetReadObjects({ file, metadata, compressors }));
  checkTableSize(records.length, columns.length, limits);
  const rows = records.map((record) => columns.map((column) => plain(record[column], column)));
  return { format: "parquet", columns, rows, placeOf: (row) => `row ${row + 1}` };
}

function checkColumn(column: SchemaTree): void {
  const isList = column.element.converted_type === "LIST" || column.element.logical_type?.type === "LIST";
  const depth = (node: SchemaTree): number => 1 + Math.max(0, ...node.children.map(depth));
  if (column.children.length === 0 || (isList && depth(column) <= 3)) return;
  throw new Failure("invalid-input", `The column ${column.element.name.slice(0, 60)} is nested`, {
    hint: flat,
  });
}

function plain(value: unknown, column: string): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : value.toISOString().replace(".000Z", "Z");
  if (Array.isArray(value)) return value.map((item) => plain(item, column));
  if (value !== null && typeof value === "object")
    throw new Failure("invalid-input", `The column ${column.slice(0, 60)} holds binary or nested values`, {
      hint: flat,
    });
  return value;
}

/** The reader throws errors of every kind on a broken file: each means that the file cannot be read. */
async function orUnreadable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      "invalid-input",
      `The Parquet file cannot be read: ${(error instanceof Error ? error.message : String(error)).slice(0, 200)}`,
      { hint: "Write it again, or export it as CSV.", cause: error },
    );
  }
}
