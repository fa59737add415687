import type { DuckDBConnection } from "@duckdb/node-api";

/** Commits what `work` does, or none of it. */
export async function inTransaction<Result>(
  connection: DuckDBConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.run("BEGIN");
  try {
    const result = await work();
    await connection.run("COMMIT");
    return result;
  } catch (error) {
    // A commit that failed has ended the transaction itself; what went wrong is told by the error before.
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
