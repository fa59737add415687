import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from "@duckdb/node-api";

/** Thrown for a statement that is not run, worded for whoever wrote it. */
export class RefusedStatement extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = "RefusedStatement";
    this.hint = hint;
  }
}

const oneSelect = "Write one SELECT on the tables of the warehouse; nothing else is run.";

/** Table functions that give rows out of nothing; every other one reads files, settings or memory. */
const allowedTableFunctions = new Set(["range", "generate_series", "unnest", "repeat_row"]);

const refusedFunctions =
  /^(read_|parquet_|sniff_|glob$|getenv$|current_setting$|set_config$|pragma_|duckdb_|query$|query_table$|getvariable$|write_log$|force_checkpoint$|checkpoint$|arrow_|pandas_|icu_|which_secret$|json_execute|from_substrait|nextval$|currval$|sleep|current_database$|in_search_path$|version$|load_|add_parquet_key|enable_|disable_)/i;

/** Schemas whose views tell about the machine and the settings rather than about the data. */
const refusedSchemas = new Set(["pg_catalog", "system", "temp"]);

type Node = { [key: string]: unknown };

/**
 * Prepares the statement if it is a single SELECT that calls only what it may. What is refused here is refused again by the
 * connection's own settings; this is what says so in words. Throws `RefusedStatement`.
 */
export async function prepareSelect(
  connection: DuckDBConnection,
  sql: string,
): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1)
    throw new RefusedStatement(`${statements.count} statements came; one is run at a time`, oneSelect);
  checkTree(await parseTree(connection, sql));
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT)
    throw new RefusedStatement(`This is ${nameOf(prepared.statementType)}, not SELECT`, oneSelect);
  if (prepared.parameterCount > 0)
    throw new RefusedStatement("The statement has open parameters", "Write the values into it.");
  return prepared;
}

/** The statement as DuckDB parsed it. Only a SELECT has such a tree: PRAGMA, COPY and the like are refused by that. */
async function parseTree(connection: DuckDBConnection, sql: string): Promise<Node> {
  const reader = await connection.runAndReadAll("SELECT json_serialize_sql($1::VARCHAR)", [sql]);
  const tree = JSON.parse(String(reader.getRows()[0]?.[0])) as Node;
  if (tree["error"] !== true) return tree;
  const message = String(tree["error_message"] ?? "it could not be read");
  throw new RefusedStatement(
    /only select/i.test(message) ? "Only SELECT is run here" : (message.split("\n", 1)[0] ?? message),
    oneSelect,
  );
}

function checkTree(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(checkTree);
  if (value === null || typeof value !== "object") return;
  const node = value as Node;
  if (node["type"] === "TABLE_FUNCTION") {
    const name = functionName(node["function"]);
    if (!allowedTableFunctions.has(name.toLowerCase())) throw refusedFunction(name);
  }
  if (typeof node["function_name"] === "string" && refusedFunctions.test(node["function_name"]))
    throw refusedFunction(node["function_name"]);
  if (node["type"] === "BASE_TABLE") checkTable(node);
  Object.values(node).forEach(checkTree);
}

function checkTable(node: Node): void {
  const schema = String(node["schema_name"] ?? "").toLowerCase();
  const name = String(node["table_name"] ?? "");
  const isSystem = schema === "" && /^(duckdb_|pragma_|pg_|sqlite_)/i.test(name);
  if (
    refusedSchemas.has(schema) ||
    isSystem ||
    /[/\\]|:\/\/|\.(csv|tsv|json|jsonl|parquet|txt|db|duckdb)$/i.test(name)
  )
    throw new RefusedStatement(
      `${[schema, name].filter(Boolean).join(".")} is not a table of the warehouse`,
      oneSelect,
    );
}

function functionName(value: unknown): string {
  const name = value !== null && typeof value === "object" ? (value as Node)["function_name"] : undefined;
  return typeof name === "string" ? name : "this function";
}

function refusedFunction(name: string): RefusedStatement {
  return new RefusedStatement(
    `${name}() is not run here`,
    "Queries read the tables of the warehouse, and no files, settings or extensions.",
  );
}

function nameOf(type: number): string {
  return StatementType[type] ?? "another kind of statement";
}
