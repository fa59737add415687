import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const listRunsExamples: readonly ToolExample[] = [
  { text: "List the runs of the device-support experiment", args: {} },
  { text: "which runs had a learning rate above 1e-4", args: {} },
  { text: "show the ten best runs by loss", args: { limit: 10 } },
  { text: "mlflow runs of this week", args: {} },
  { text: "all runs with rank 16", args: { rank: 16 } },
  { text: "what runs did we log for retrieval", args: {} },
  { text: "last five runs", args: { limit: 5 } },
  { text: "runs sorted by accuracy", args: {} },
  { text: "which run had the lowest validation loss?", args: {} },
  { text: "how many tracked runs used smollm2-135m", args: { model: "smollm2-135m" } },
  { text: "runs in experiment 3", args: {} },
  { text: "show me failed mlflow runs", args: {} },
  { text: "every run tagged with qlora", args: { method: "qlora" } },
  { text: "best run so far?", args: {} },
  { text: "run list for customer-tone", args: {} },
  { text: "find the run where we tried three epochs", args: { epochs: 3 } },
  { text: "recent tracked runs plz", args: {} },
  { text: "Zeig alle Läufe des Experiments device-support", args: {}, language: "de" },
  { text: "Welcher Lauf hatte den kleinsten Loss?", args: {}, language: "de" },
  { text: "Lista las ejecuciones del experimento de soporte", args: {}, language: "es" },
  { text: "¿qué run tuvo la mejor precisión?", args: {}, language: "es" },
  { text: "列出 device-support 实验的所有 run", args: {}, language: "zh" },
  { text: "哪次运行的 loss 最低", args: {}, language: "zh" },
];
