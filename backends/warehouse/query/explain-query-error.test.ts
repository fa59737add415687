import type { DuckDBConnection } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { explainQueryError } from "./explain-query-error.ts";

/** The connection of an engine that has no memory left: it fails at whatever it is asked, without words. */
const exhausted = {
  runAndReadAll: () => Promise.reject(new Error("Failed to query")),
} as unknown as DuckDBConnection;

test("a query that left the engine no memory is said to need more than it may have", async () => {
  for (const said of [
    "Out of Memory Error: failed to allocate data of size 32.0 KiB (476.7 MiB/476.8 MiB used)",
    "Failed to query",
    "Failed to execute prepared statement",
    "std::bad_alloc",
  ])
    expect(await explainQueryError(exhausted, new Error(said), "SELECT 1")).toMatchObject({
      message: "The query needs more memory than it may have",
    });
});

test("an engine that can no longer list its tables still says what the query failed at", async () => {
  const explained = await explainQueryError(
    exhausted,
    new Error("FATAL Error: the database has been invalidated\nStack trace: ..."),
    "SELECT 1",
  );
  expect(explained.message).toBe("The query broke off: the database has been invalidated");
});
