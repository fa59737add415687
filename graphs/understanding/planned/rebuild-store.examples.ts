import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const rebuildStoreExamples: readonly ToolExample[] = [
  { text: "Rebuild the vector store from the ledger", args: {} },
  { text: "chroma looks corrupted, rebuild it", args: {} },
  { text: "recreate the graph from scratch", args: {} },
  { text: "re-sync duckdb completely", args: {} },
  { text: "drop and rebuild the analytics projection", args: {} },
  { text: "the search index is broken, build it anew from the truth", args: {} },
  { text: "resync neo4j", args: {} },
  { text: "do a full rebuild of the experiments store", args: {} },
  { text: "replay everything into chroma", args: {} },
  { text: "the graph misses half the nodes, please regenerate that store", args: {} },
  { text: "repair the vector index", args: {} },
  { text: "force a fresh copy of the warehouse from the ledger", args: {} },
  { text: "rebuild store", args: {} },
  { text: "bring neo4j back in line with the ledger, whatever it takes", args: {} },
  { text: "reproject the whole ledger into duckdb", args: {} },
  { text: "wipe the vectors and fill them again", args: {} },
  { text: "the numbers in analytics are off, recompute the whole store", args: {} },
  { text: "Bau den Vektorspeicher neu auf", args: {}, language: "de" },
  { text: "Synchronisiere Neo4j komplett neu", args: {}, language: "de" },
  { text: "Reconstruye el almacén de vectores", args: {}, language: "es" },
  { text: "rehaz el grafo desde el libro mayor", args: {}, language: "es" },
  { text: "重建向量库", args: {}, language: "zh" },
  { text: "图数据库坏了,从账本重新生成", args: {}, language: "zh" },
];
