import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const listCollectionsExamples: readonly ToolExample[] = [
  { text: "Which collections can I search?", args: {} },
  { text: "list vector collections", args: {} },
  { text: "what's indexed", args: {} },
  { text: "show the chroma collections with their sizes", args: {} },
  { text: "how many passages are in each index", args: {} },
  { text: "which documents are searchable at the moment", args: {} },
  { text: "collections?", args: {} },
  { text: "is support-knowledge indexed already", args: { collection: "support-knowledge" } },
  { text: "what embedding model does each collection use", args: {} },
  { text: "do we have an index over the manuals", args: {} },
  { text: "names of all search indexes", args: {} },
  { text: "how many vectors do we store", args: {} },
  { text: "overview of the knowledge bases", args: {} },
  { text: "what can I ask questions against", args: {} },
  { text: "list every collection in the vector db", args: {} },
  { text: "which corpora are embedded", args: {} },
  { text: "Welche Sammlungen kann ich durchsuchen?", args: {}, language: "de" },
  { text: "Was ist alles indexiert?", args: {}, language: "de" },
  { text: "¿Qué colecciones hay?", args: {}, language: "es" },
  { text: "lista los índices vectoriales", args: {}, language: "es" },
  { text: "有哪些可以检索的集合?", args: {}, language: "zh" },
  { text: "向量库里都索引了什么", args: {}, language: "zh" },
];
