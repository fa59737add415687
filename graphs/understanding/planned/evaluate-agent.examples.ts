import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const evaluateAgentExamples: readonly ToolExample[] = [
  { text: "Evaluate the data agent", args: {} },
  { text: "how well does the supervisor plan tool calls", args: {} },
  { text: "test agent/tuning on the tool-calling suite", args: { model: "agent/tuning", suite: "tool-calling" } },
  { text: "run the agent evaluation", args: {} },
  { text: "score the rag specialist", args: { model: "agent/rag" } },
  { text: "how often does the roster agent pick the right tool", args: { model: "agent/roster" } },
  { text: "benchmark smolagent/triage", args: { model: "smolagent/triage" } },
  { text: "do our agents finish multi-step tasks? measure it", args: {} },
  { text: "agent eval with 40 tasks", args: { max_items: 40 } },
  { text: "compare the planning quality of the LangGraph supervisor and the smolagents workflow", args: {} },
  { text: "steps per task and success rate of agent/evaluation", args: { model: "agent/evaluation" } },
  { text: "check whether the data specialist hallucinates tools", args: { model: "agent/data" } },
  { text: "what's the task success rate of our agents", args: {} },
  { text: "eval agent data", args: { model: "agent/data" } },
  { text: "put the tuning specialist through its paces", args: { model: "agent/tuning" } },
  { text: "test the workflow end to end and grade it", args: {} },
  { text: "trajectory evaluation for the supervisor pls", args: {} },
  { text: "Bewerte den Datenagenten", args: { model: "agent/data" }, language: "de" },
  { text: "Wie gut plant der Supervisor?", args: {}, language: "de" },
  { text: "Evalúa el agente de datos", args: { model: "agent/data" }, language: "es" },
  { text: "¿con qué frecuencia elige bien la herramienta el supervisor?", args: {}, language: "es" },
  { text: "评估一下数据代理", args: { model: "agent/data" }, language: "zh" },
  { text: "测试智能体工作流的成功率", args: {}, language: "zh" },
];
