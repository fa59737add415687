import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const findEntitiesExamples: readonly ToolExample[] = [
  { text: "Find the entity ThinkPad X1 Carbon in the graph", args: { query: "ThinkPad X1 Carbon" } },
  { text: "which entities are called Edge 40", args: { query: "Edge 40" } },
  { text: "look up the node for procurement", args: { query: "procurement" } },
  { text: "search the knowledge graph for batteries", args: { query: "batteries" } },
  { text: "is there a node for customer C-107", args: { query: "C-107" } },
  { text: "what entities of type component exist", args: {} },
  { text: "find all persons in the graph who belong to IT", args: {} },
  { text: "entities matching \"hinge\"", args: { query: "hinge" } },
  { text: "does the graph know the ThinkSystem SR650", args: { query: "ThinkSystem SR650" } },
  { text: "node id of the Moto Edge 30?", args: { query: "Moto Edge 30" } },
  { text: "search nodes: warranty", args: { query: "warranty" } },
  { text: "show me departments as graph entities, first 15", args: { limit: 15 } },
  { text: "look for anything named docking station in the knowledge graph", args: { query: "docking station" } },
  { text: "graph lookup fingerprint reader", args: { query: "fingerprint reader" } },
  { text: "what does the graph contain about suppliers", args: { query: "suppliers" } },
  { text: "list process nodes", args: {} },
  { text: "entity search", args: {} },
  { text: "Suche im Graphen nach ThinkPad T14", args: { query: "ThinkPad T14" }, language: "de" },
  { text: "Welche Knoten heißen Einkauf?", args: { query: "Einkauf" }, language: "de" },
  { text: "Busca la entidad Moto Edge 40 en el grafo", args: { query: "Moto Edge 40" }, language: "es" },
  { text: "¿existe un nodo para el departamento de ventas?", args: { query: "departamento de ventas" }, language: "es" },
  { text: "在知识图谱里找 ThinkPad X1", args: { query: "ThinkPad X1" }, language: "zh" },
  { text: "图谱中有没有\"指纹识别\"这个实体", args: { query: "指纹识别" }, language: "zh" },
];
