import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const relatedEntitiesExamples: readonly ToolExample[] = [
  { text: "What is connected to the ThinkPad T14 in the graph?", args: { query: "ThinkPad T14" } },
  { text: "neighbours of Moto Edge 40", args: { query: "Moto Edge 40" } },
  { text: "which problems are linked to this device", args: {} },
  { text: "show everything two hops away from procurement", args: { query: "procurement" } },
  { text: "which documents relate to the ThinkSystem SR630", args: { query: "ThinkSystem SR630" } },
  { text: "what depends on the docking station component", args: { query: "docking station" } },
  { text: "related entities of ticket T-233", args: { query: "T-233" } },
  { text: "who works with the finance process, according to the graph", args: {} },
  { text: "expand node hinge", args: { query: "hinge" } },
  { text: "which devices share a battery with the X1 Nano", args: { query: "X1 Nano" } },
  { text: "what other parts are affected when the mainboard fails", args: {} },
  { text: "show relations of customer 107", args: {} },
  { text: "list adjacent nodes for Edge 30 Ultra, max 20", args: { query: "Edge 30 Ultra", limit: 20 } },
  { text: "what is around the entity \"overheating\" in the knowledge graph", args: { query: "overheating" } },
  { text: "which articles solve problems of this phone series", args: {} },
  { text: "give me the graph neighbourhood of the sales department", args: { query: "sales department" } },
  { text: "links of this entity", args: {} },
  { text: "Womit ist das ThinkPad X1 im Graphen verbunden?", args: { query: "ThinkPad X1" }, language: "de" },
  { text: "Zeig die Nachbarn von Einkauf", args: { query: "Einkauf" }, language: "de" },
  { text: "¿Con qué está relacionado el Moto Edge 40?", args: { query: "Moto Edge 40" }, language: "es" },
  { text: "vecinos del nodo batería", args: { query: "batería" }, language: "es" },
  { text: "ThinkPad T14 在图谱里和哪些东西有关联?", args: { query: "ThinkPad T14" }, language: "zh" },
  { text: "列出这个实体的邻居", args: {}, language: "zh" },
];
