import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "#domain/failure.ts";
import { inTransaction } from "./in-transaction.ts";
import { columnsOf, quoteName, tableNameOf, type WarehouseColumn } from "./warehouse-columns.ts";
import type { WarehouseTable } from "./warehouse.ts";

/** The tables there are, by collection, with their columns in the order in which the file has them. */
export async function readTables(connection: DuckDBConnection): Promise<Map<string, WarehouseColumn[]>> {
  const reader = await connection.runAndReadAll("SELECT collection, columns FROM sync.tables");
  return new Map(
    reader
      .getRows()
      .map(([collection, columns]) => [String(collection), JSON.parse(String(columns)) as WarehouseColumn[]]),
  );
}

/**
 * Makes a collection's table, or gives it the columns it should have: values that cannot be turned into a column's new type become null
 * until their records come again. Returns its columns if anything changed. Throws `conflict` when the table is another collection's.
 */
export async function fitTable(
  connection: DuckDBConnection,
  known: ReadonlyMap<string, WarehouseColumn[]>,
  table: WarehouseTable,
): Promise<WarehouseColumn[] | undefined> {
  const wanted = columnsOf(table.fields);
  const held = known.get(table.name);
  if (held !== undefined && isSame(held, wanted)) return undefined;
  const name = tableNameOf(table.name);
  const rival = [...known.keys()].find((other) => other !== table.name && tableNameOf(other) === name);
  if (rival !== undefined)
    throw new Failure("conflict", `${table.name} and ${rival} would share the table ${name}`, {
      hint: "Give one of them another name.",
    });
  const statements = held === undefined ? [createTable(name, wanted)] : alterTable(name, held, wanted);
  const columns = held === undefined ? wanted : inHeldOrder(held, wanted);
  await inTransaction(connection, async () => {
    for (const statement of statements) await connection.run(statement);
    await connection.run("DELETE FROM sync.tables WHERE collection = $1", [table.name]);
    await connection.run("INSERT INTO sync.tables VALUES ($1, $2)", [table.name, JSON.stringify(columns)]);
  });
  return columns;
}

/** Columns that stay keep their place; new ones stand at the end. */
function inHeldOrder(
  held: readonly WarehouseColumn[],
  wanted: readonly WarehouseColumn[],
): WarehouseColumn[] {
  const before = held.map((column) => column.name);
  const place = ({ name }: WarehouseColumn) => (before.includes(name) ? before.indexOf(name) : before.length);
  return wanted.toSorted((left, right) => place(left) - place(right));
}

export function createTable(name: string, columns: readonly WarehouseColumn[]): string {
  const list = columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(", ");
  return `CREATE TABLE main.${quoteName(name)} (${list})`;
}

function alterTable(
  name: string,
  held: readonly WarehouseColumn[],
  wanted: readonly WarehouseColumn[],
): string[] {
  const table = `ALTER TABLE main.${quoteName(name)}`;
  const before = new Map(held.map((column) => [column.name, column.type]));
  const after = new Set(wanted.map((column) => column.name));
  return [
    ...held
      .filter((column) => !after.has(column.name))
      .map((column) => `${table} DROP COLUMN ${quoteName(column.name)}`),
    ...wanted.flatMap(({ name: column, type }) => {
      if (!before.has(column)) return [`${table} ADD COLUMN ${quoteName(column)} ${type}`];
      return before.get(column) === type
        ? []
        : [
            `${table} ALTER COLUMN ${quoteName(column)} TYPE ${type} USING TRY_CAST(${quoteName(column)} AS ${type})`,
          ];
    }),
  ];
}

function isSame(left: readonly WarehouseColumn[], right: readonly WarehouseColumn[]): boolean {
  const text = (columns: readonly WarehouseColumn[]) =>
    columns
      .map(({ name, type }) => `${name} ${type}`)
      .toSorted()
      .join();
  return text(left) === text(right);
}
