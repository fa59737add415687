import type { DuckDBConnection } from "@duckdb/node-api";
import { nearMatches } from "#domain/near-matches.ts";
import { plainName } from "#backends/warehouse/warehouse-columns.ts";

export type Explained = { message: string; hint: string };
type Known = { tables: string[]; columns: string[] };

const needsMoreMemory: Explained = {
  message: "The query needs more memory than it may have",
  hint: "Select fewer rows or columns, or add conditions.",
};

// An engine without room for the words of its error says only what it failed to do.
const withoutMemory = /out of memory|could not allocate|failed to allocate|bad_alloc|^Failed to [a-z ]+$/i;

/** DuckDB's error in one sentence, and the tables or columns that were near. */
export async function explainQueryError(
  connection: DuckDBConnection,
  error: Error,
  sql: string,
): Promise<Explained> {
  const message = sentence(error.message);
  if (withoutMemory.test(error.message)) return needsMoreMemory;
  const known = await readKnown(connection).catch(() => undefined);
  // The names are a hint; an engine that cannot list them any more has broken on this query.
  if (known === undefined) return { message: `The query broke off: ${message}`, hint: needsMoreMemory.hint };
  const table = /Table with name "?([^"\s!]+)"? does not exist/i.exec(error.message)?.[1];
  if (table !== undefined)
    return { message: `There is no table ${table}`, hint: near(table, known.tables, "tables") };
  const column =
    /Referenced column "([^"]+)"/i.exec(error.message)?.[1] ??
    /does not have a column named "([^"]+)"/i.exec(error.message)?.[1];
  if (column !== undefined)
    return {
      message: `There is no column ${column} in what is selected from`,
      hint: near(column, known.columns, "columns"),
    };
  const word = /syntax error/i.test(message) ? unquotedWord(sql, known.columns) : undefined;
  if (word !== undefined)
    return { message, hint: `${word} is a word of SQL as well as a column: write it as "${word}".` };
  return { message, hint: `The tables are: ${known.tables.join(", ") || "none yet"}.` };
}

/** A column whose name is a word of SQL, and that stands in the statement without quotes. */
function unquotedWord(sql: string, columns: readonly string[]): string | undefined {
  const words = new Set(
    sql
      .replaceAll(/"[^"]*"|'[^']*'/g, " ")
      .toLowerCase()
      .match(/\w+/g) ?? [],
  );
  return columns.find(
    (column) => /^[a-z_]+$/.test(column) && plainName(column) !== column && words.has(column),
  );
}

function near(text: string, names: readonly string[], what: string): string {
  const matches = nearMatches(text, names);
  if (matches.length > 0) return `Did you mean ${matches.join(" or ")}?`;
  return `The ${what} are: ${[...new Set(names)].slice(0, 40).join(", ") || "none yet"}.`;
}

/** The first line, without DuckDB's kind of error and what it is not helped by. */
function sentence(text: string): string {
  const first = text.split("\n", 1)[0] ?? text;
  return first.replace(/^.*?\b\w+ Error:\s*/, "").slice(0, 300);
}

async function readKnown(connection: DuckDBConnection): Promise<Known> {
  const reader = await connection.runAndReadAll(
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'main' ORDER BY ALL",
  );
  const rows = reader.getRows();
  return {
    tables: [...new Set(rows.map(([table]) => String(table)))],
    columns: [...new Set(rows.map(([, column]) => String(column)))],
  };
}
