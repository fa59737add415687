import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const readRunExamples: readonly ToolExample[] = [
  { text: "Show run 7f3a", args: { run: "7f3a" } },
  { text: "parameters of mlflow run 91bc", args: { run: "91bc" } },
  { text: "what metrics did run r17 log", args: { run: "r17" } },
  { text: "details of that run", args: {} },
  { text: "which artifacts did run 0a9d leave behind", args: { run: "0a9d" } },
  { text: "open the run with id 55e1", args: { run: 550 } },
  { text: "final validation loss of run abc123?", args: { run: "abc123" } },
  { text: "what learning rate was used in run 7f3a", args: { run: "7f3a" } },
  { text: "tags and params of run 12dd", args: { run: "12dd" } },
  { text: "how long did run 91bc take", args: { run: "91bc" } },
  { text: "give me the metric history of run 3c4d", args: { run: "3c4d" } },
  { text: "mlflow run 88aa pls", args: { run: "88aa" } },
  { text: "show me everything logged in the last run", args: {} },
  { text: "which git version and data digest does run 6e6e carry", args: { run: "6e6e" } },
  { text: "tell me about the best run", args: {} },
  { text: "was early stopping triggered in run 4b4b", args: { run: "4b4b" } },
  { text: "Zeig mir Lauf 7f3a", args: { run: "7f3a" }, language: "de" },
  { text: "Welche Parameter hatte der MLflow-Lauf 91bc?", args: { run: "91bc" }, language: "de" },
  { text: "Muestra la ejecución 7f3a", args: { run: "7f3a" }, language: "es" },
  { text: "¿qué métricas registró el run 55e1?", args: { run: 550 }, language: "es" },
  { text: "查看 run 7f3a 的参数和指标", args: { run: "7f3a" }, language: "zh" },
  { text: "上一次运行记录了哪些指标", args: {}, language: "zh" },
];
