import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { queryGraphExamples } from "./query-graph.examples.ts";

const timeout = 5_000;

export const queryGraph = defineTool({
  name: "query_graph",
  title: "Query the graph",
  description:
    "Runs one read-only Cypher query on the knowledge graph in Neo4j, within 5 seconds. Entities carry the labels Entity and their kind (Device, Component, Firmware, Problem, Remedy, Document, Process, Department, Customer, Journey, User, Ticket) with id and name; relations are HAS_COMPONENT, HAS_PROBLEM, SOLVED_BY, ABOUT_DEVICE and the like.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    cypher: z.string().min(1).max(4_000).describe("MATCH ... RETURN ..."),
    limit: z.number().int().min(1).max(500).default(50).describe("at most this many rows"),
  }),
  output: z.object({
    cypher: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.unknown())),
    truncated: z.boolean(),
  }),
  phrase: ({ cypher }) => `Run the Cypher query ${nameOr(cypher, "to come")}`.replaceAll(/\s+/g, " ").trim(),
  summarize: ({ cypher, columns, rows, truncated }) => ({
    text:
      rows.length === 0
        ? "The query finds nothing."
        : `The query gives ${rows.length} ${rows.length === 1 ? "row" : "rows"}${truncated ? "; there are more" : ""}.`,
    card: {
      kind: "table",
      title: "Answer of the graph",
      columns: columns.map((key) => ({ key, label: key, numeric: typeof rows[0]?.[key] === "number" })),
      rows: rows.map((row) => Object.fromEntries(columns.map((key) => [key, cell(row[key])]))),
      query: cypher,
    },
  }),
  examples: queryGraphExamples,
  async run({ cypher, limit }, { platform: { graph } }) {
    if (graph.queryCypher === undefined) {
      throw new Failure("unavailable", "Cypher needs Neo4j, and the graph is kept in the ledger here", {
        hint: "Start with LATHE_SERVICES=graph:managed (it needs Java 17 and Maven), or set NEO4J_URL. find_entities, related_entities and explain_path work without it.",
      });
    }
    const answer = await graph.queryCypher({ cypher, max_rows: limit, timeout_ms: timeout });
    return { cypher, ...answer };
  },
});

function cell(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  const named = value as { name?: unknown; type?: unknown };
  if (typeof named.name === "string") return named.name;
  if (typeof named.type === "string") return named.type;
  return Array.isArray(value) ? value.map((one) => String(cell(one))).join(", ") : JSON.stringify(value);
}
