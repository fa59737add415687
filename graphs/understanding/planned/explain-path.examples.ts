import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const explainPathExamples: readonly ToolExample[] = [
  { text: "How is the X1 Carbon connected to ticket T-55?", args: {} },
  { text: "shortest path between procurement and Moto Edge 40", args: {} },
  { text: "why are these two entities linked", args: {} },
  { text: "explain the connection from customer 12 to the SR650 server", args: {} },
  { text: "is there any route in the graph from overheating to the sales department", args: {} },
  { text: "path between hinge and warranty", args: {} },
  { text: "trace how the battery complaint leads to document D-9", args: {} },
  { text: "what lies between finance and logistics in the knowledge graph", args: {} },
  { text: "show me the chain of relations joining user 40 and ThinkPad T14", args: {} },
  { text: "in how many hops do you get from this phone to that article", args: {} },
  { text: "what has the docking station got to do with process P-31? walk me through the graph", args: {} },
  { text: "connect the dots between T-233 and D-17", args: {} },
  { text: "explain path a to b", args: {} },
  { text: "which intermediate nodes relate the IT department with Edge 30", args: {} },
  { text: "how come the graph says those belong together", args: {} },
  { text: "link chain SR630 -> supplier?", args: {} },
  { text: "Wie hängen ThinkPad T14 und Ticket T-55 zusammen?", args: {}, language: "de" },
  { text: "Zeig den Weg im Graphen von Einkauf zu Moto Edge", args: {}, language: "de" },
  { text: "¿Cómo se relaciona el cliente 12 con el servidor SR650?", args: {}, language: "es" },
  { text: "camino más corto entre batería y garantía", args: {}, language: "es" },
  { text: "X1 Carbon 和工单 T-55 之间有什么联系路径?", args: {}, language: "zh" },
  { text: "解释一下这两个实体为什么相连", args: {}, language: "zh" },
];
