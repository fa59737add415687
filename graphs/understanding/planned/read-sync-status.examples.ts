import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const readSyncStatusExamples: readonly ToolExample[] = [
  { text: "Are all stores in sync?", args: {} },
  { text: "how far behind is Chroma", args: {} },
  { text: "sync status", args: {} },
  { text: "does the graph have everything the ledger has?", args: {} },
  { text: "lag of each projection please", args: {} },
  { text: "is neo4j up to date", args: {} },
  { text: "why do I see fewer documents in the vector store than in the ledger", args: {} },
  { text: "check whether duckdb follows the ledger", args: {} },
  { text: "any drift between the stores", args: {} },
  { text: "data consistency across databases?", args: {} },
  { text: "show me the replication lag", args: {} },
  { text: "when did mlflow last catch up", args: {} },
  { text: "is the vector index stale", args: {} },
  { text: "are there records missing in the search index", args: {} },
  { text: "how many changes are waiting in the outbox", args: {} },
  { text: "compare counts ledger vs chroma vs neo4j", args: {} },
  { text: "is the analytics store current or am I looking at old numbers", args: {} },
  { text: "Sind alle Speicher synchron?", args: {}, language: "de" },
  { text: "Wie weit hängt Chroma hinterher?", args: {}, language: "de" },
  { text: "¿Están sincronizados los almacenes?", args: {}, language: "es" },
  { text: "¿cuánto retraso tiene el grafo?", args: {}, language: "es" },
  { text: "各个存储同步了吗?", args: {}, language: "zh" },
  { text: "向量库落后多少条记录", args: {}, language: "zh" },
];
