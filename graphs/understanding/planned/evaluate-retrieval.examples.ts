import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const evaluateRetrievalExamples: readonly ToolExample[] = [
  { text: "How good is our retrieval?", args: {} },
  { text: "evaluate the fusion pipeline", args: { pipeline: "fusion" } },
  { text: "recall at 5 of the search over support-knowledge", args: { collection: "support-knowledge" } },
  { text: "compare sentence-window with auto-merging retrieval", args: {} },
  { text: "measure mrr and ndcg for technical-documentation", args: { collection: "technical-documentation" } },
  { text: "which RAG pipeline finds the right passage most often", args: {} },
  { text: "run the retrieval evaluation on hybrid search", args: { pipeline: "hybrid" } },
  { text: "does reranking actually improve search quality? measure it", args: {} },
  { text: "hit rate of the vector index", args: {} },
  { text: "score search quality with 100 questions", args: { max_items: 100 } },
  { text: "is graph retrieval better than plain vectors for device questions? evaluate both", args: {} },
  { text: "retrieval eval pls", args: {} },
  { text: "test whether the new embeddings find more relevant documents", args: {} },
  { text: "benchmark rag pipelines side by side", args: {} },
  { text: "how often does the right document show up in the top three", args: {} },
  { text: "precision of passages for enterprise documents", args: { collection: "enterprise-documents" } },
  { text: "check search relevance after reindexing", args: {} },
  { text: "Wie gut ist unsere Suche? Bitte messen", args: {}, language: "de" },
  { text: "Bewerte die Fusion-Pipeline", args: { pipeline: "fusion" }, language: "de" },
  { text: "Evalúa la calidad de la recuperación", args: {}, language: "es" },
  { text: "mide el recall de la búsqueda híbrida", args: { pipeline: "hybrid" }, language: "es" },
  { text: "评估一下检索质量", args: {}, language: "zh" },
  { text: "测一下混合检索的召回率", args: { pipeline: "hybrid" }, language: "zh" },
];
