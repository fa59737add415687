import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const searchPassagesExamples: readonly ToolExample[] = [
  { text: "Search the technical documentation for thermal throttling", args: { collection: "technical-documentation", query: "thermal throttling" } },
  { text: "find passages about warranty transfer", args: { query: "warranty transfer" } },
  { text: "what text do we have on docking stations", args: { query: "docking stations" } },
  { text: "top 5 passages on VPN setup in enterprise-documents", args: { collection: "enterprise-documents", query: "VPN setup", limit: 5 } },
  { text: "semantic search: phone gets hot while charging", args: { query: "phone gets hot while charging" } },
  { text: "look in the docs for \"secure boot\"", args: { query: "secure boot" } },
  { text: "retrieve chunks similar to \"battery swelling\"", args: { query: "battery swelling" } },
  { text: "where is the return policy mentioned", args: { query: "return policy" } },
  { text: "full-text plus vector search for firmware rollback, fusion pipeline", args: { query: "firmware rollback", pipeline: "fusion" } },
  { text: "give me three snippets on fingerprint sensors from support-knowledge", args: { collection: "support-knowledge", query: "fingerprint sensors", limit: 3 } },
  { text: "search docs raid controller", args: { query: "raid controller" } },
  { text: "which paragraphs talk about data retention", args: { query: "data retention" } },
  { text: "show me the source passages on fast charging, no answer needed", args: { query: "fast charging" } },
  { text: "find similar customer journeys to \"bought online, returned in store\"", args: { collection: "customer-journeys", query: "bought online, returned in store" } },
  { text: "hits for \"e-SIM\" please", args: { query: "e-SIM" } },
  { text: "search", args: {} },
  { text: "compare what sentence-window retrieval brings up for BIOS password", args: { query: "BIOS password", pipeline: "sentence-window" } },
  { text: "Suche in der technischen Dokumentation nach Lüftersteuerung", args: { collection: "technical-documentation", query: "Lüftersteuerung" }, language: "de" },
  { text: "Finde Textstellen zur Garantie", args: { query: "Garantie" }, language: "de" },
  { text: "Busca pasajes sobre la carga rápida", args: { query: "carga rápida" }, language: "es" },
  { text: "encuentra fragmentos que mencionen el cifrado de disco", args: { query: "cifrado de disco" }, language: "es" },
  { text: "在技术文档里搜索\"散热\"", args: { collection: "technical-documentation", query: "散热" }, language: "zh" },
  { text: "找几段关于保修政策的原文", args: { query: "保修政策" }, language: "zh" },
];
