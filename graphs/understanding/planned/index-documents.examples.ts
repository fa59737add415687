import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const indexDocumentsExamples: readonly ToolExample[] = [
  { text: "Index the technical documentation", args: { dataset: "technical-documentation" } },
  { text: "embed enterprise-documents into a collection", args: { dataset: "enterprise-documents" } },
  { text: "make the support articles searchable", args: { dataset: "support-knowledge" } },
  { text: "reindex customer-journeys with the new embedding model", args: { dataset: "customer-journeys" } },
  { text: "put the manuals into the vector store", args: {} },
  { text: "chunk and embed the docs", args: {} },
  { text: "create a collection named policies from the enterprise documents", args: { collection: "policies", dataset: "enterprise-documents" } },
  { text: "add the new tickets to the search index", args: {} },
  { text: "build an index over technical-documentation with smaller chunks", args: { dataset: "technical-documentation" } },
  { text: "vectorise support-knowledge", args: { dataset: "support-knowledge" } },
  { text: "I'd like to be able to search in our process descriptions", args: { dataset: "business-processes" } },
  { text: "refresh the index after today's import", args: {} },
  { text: "index it", args: {} },
  { text: "load the PDFs' text into chroma please", args: {} },
  { text: "start indexing the documents, sentence-window", args: { pipeline: "sentence-window" } },
  { text: "ingest docs for RAG", args: {} },
  { text: "get the knowledge base ready for questions", args: {} },
  { text: "Indexiere die technische Dokumentation", args: { dataset: "technical-documentation" }, language: "de" },
  { text: "Mach die Supportartikel durchsuchbar", args: { dataset: "support-knowledge" }, language: "de" },
  { text: "Indexa los documentos de la empresa", args: { dataset: "enterprise-documents" }, language: "es" },
  { text: "crea un índice vectorial con los manuales", args: { dataset: "technical-documentation" }, language: "es" },
  { text: "给技术文档建索引", args: { dataset: "technical-documentation" }, language: "zh" },
  { text: "把企业文档向量化", args: { dataset: "enterprise-documents" }, language: "zh" },
];
