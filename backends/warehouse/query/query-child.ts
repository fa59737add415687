import { createInterface } from "node:readline";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { plainValue, type PlainValue } from "#backends/warehouse/plain-value.ts";
import { prepareSelect, RefusedStatement } from "./check-statement.ts";
import { explainQueryError } from "./explain-query-error.ts";
import type { QueryAnswer, QueryOrder } from "./query-messages.ts";

// The child's entry: one order on stdin, answers on stdout. It ends when its stdin does, whatever it is doing.

function say(answer: QueryAnswer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  process.stdout.write(`${JSON.stringify(answer)}\n`, () => resolve());
  return promise;
}

async function openSnapshot({ file, max_memory_mb }: QueryOrder): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(file, {
    access_mode: "READ_ONLY",
    enable_external_access: "false",
    autoload_known_extensions: "false",
    autoinstall_known_extensions: "false",
    allow_community_extensions: "false",
    max_temp_directory_size: "0KB",
    memory_limit: `${Math.round(max_memory_mb / 2)}MB`,
    threads: "2",
    lock_configuration: "true",
  });
  return instance.connect();
}

async function answer(connection: DuckDBConnection, order: QueryOrder): Promise<void> {
  const prepared = await prepareSelect(connection, order.sql);
  const result = await prepared.stream();
  const names = result.deduplicatedColumnNames();
  const types = result.columnTypes();
  await say({
    kind: "columns",
    columns: names.map((name, index) => ({ name, type: String(types[index]) })),
  });
  let rowsLeft = order.max_rows;
  let bytesLeft = order.max_bytes;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return say({ kind: "done", truncated: false });
    const kept: PlainValue[][] = [];
    for (const row of chunk.getRows()) {
      const values = row.map(plainValue);
      const bytes = values.reduce<number>(
        (sum, value) => sum + (typeof value === "string" ? value.length : 8) + 1,
        0,
      );
      if (rowsLeft === 0 || bytes > bytesLeft) {
        if (kept.length > 0) await say({ kind: "rows", rows: kept });
        return say({ kind: "done", truncated: true });
      }
      rowsLeft -= 1;
      bytesLeft -= bytes;
      kept.push(values);
    }
    await say({ kind: "rows", rows: kept });
  }
}

async function explain(connection: DuckDBConnection, error: unknown, sql: string): Promise<QueryAnswer> {
  if (error instanceof RefusedStatement) return { kind: "refused", message: error.message, hint: error.hint };
  if (error instanceof Error)
    return { kind: "refused", ...(await explainQueryError(connection, error, sql)) };
  throw error;
}

const lines = createInterface({ input: process.stdin });
lines.once("close", () => process.exit(0));
lines.once("line", (line) => {
  void (async () => {
    const order = JSON.parse(line) as QueryOrder;
    const connection = await openSnapshot(order);
    await answer(connection, order).catch(async (error: unknown) =>
      say(await explain(connection, error, order.sql)),
    );
    process.exit(0);
  })();
});
