import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { defineTool } from "#tools/define-tool.ts";
import { chartOf } from "./chart-of.ts";
import { queryWarehouseExamples } from "./query-warehouse.examples.ts";

/** With the start of a process and its end, no query takes longer than ten seconds, nor more than a gigabyte. */
const timeoutMs = 8000;
const maxMemoryMb = 1000;
const maxBytes = 1_000_000;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const queryWarehouse = defineTool({
  name: "query_warehouse",
  title: "Query the warehouse",
  description:
    "Runs one read-only SELECT in DuckDB's SQL over the newest version of every dataset: each is a table named as the dataset with _ for -, with a column for each field. Returns at most a thousand rows.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    sql: z.string().min(1).max(20_000).describe("one SELECT, in DuckDB's SQL"),
    limit: z.number().int().min(1).max(1000).default(200).describe("how many rows at most"),
  }),
  output: z.object({
    sql: z.string(),
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    rows: z.array(z.record(z.string(), cell)),
    truncated: z.boolean(),
    seconds: z.number(),
  }),
  phrase: ({ sql }) =>
    `Query the warehouse${typeof sql === "string" ? `: ${sql.replaceAll(/\s+/g, " ").trim().slice(0, 120)}` : ""}`,
  summarize: ({ sql, columns, rows, truncated }) => {
    const drawn = columns.map(({ name, type }) => ({
      key: name,
      numeric: isNumeric(type),
      isTime: /^(DATE|TIMESTAMP)/.test(type),
    }));
    const chart = chartOf(drawn, rows);
    return {
      text: sentence(rows.length, truncated),
      card: {
        kind: "table",
        title: "Query result",
        columns: drawn.map(({ key, numeric }) => ({ key, label: key, numeric })),
        rows,
        query: sql,
        ...(chart === undefined ? {} : { chart }),
      },
    };
  },
  examples: queryWarehouseExamples,
  async run({ sql, limit }, { platform, signal }) {
    const text = sql.trim().replace(/;\s*$/, "");
    if (text === "")
      throw new Failure("invalid-input", "There is no statement", { hint: "Write one SELECT." });
    const limits = {
      max_rows: limit,
      max_bytes: maxBytes,
      timeout_ms: timeoutMs,
      max_memory_mb: maxMemoryMb,
    };
    return { sql: text, ...(await platform.warehouse.query(text, limits, signal)) };
  },
});

function sentence(count: number, truncated: boolean): string {
  if (count === 0) return truncated ? "The first row is too large to be shown." : "The query finds no row.";
  const rows = count === 1 ? "One row." : `${count} rows.`;
  return truncated ? `${rows.slice(0, -1)}, and there are more.` : rows;
}

function isNumeric(type: string): boolean {
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL)/.test(type);
}
