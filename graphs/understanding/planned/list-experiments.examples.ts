import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const listExperimentsExamples: readonly ToolExample[] = [
  { text: "List experiments", args: {} },
  { text: "which experiments are in MLflow", args: {} },
  { text: "what experiments have we tracked so far", args: {} },
  { text: "show all mlflow experiments", args: {} },
  { text: "experiment overview", args: {} },
  { text: "are there any experiments about retrieval", args: {} },
  { text: "how many experiments do we have on record", args: {} },
  { text: "names of the tracked experiments please", args: {} },
  { text: "what's logged in the experiment tracker", args: {} },
  { text: "which experiments were active this month", args: {} },
  { text: "experiments?", args: {} },
  { text: "give me the MLflow experiment ids", args: {} },
  { text: "open the experiment list", args: {} },
  { text: "what experiment does the tone tuning belong to", args: {} },
  { text: "any experiment on quantization yet?", args: {} },
  { text: "newest experiment first, list them", args: {} },
  { text: "Welche Experimente gibt es in MLflow?", args: {}, language: "de" },
  { text: "zeig alle Experimente", args: {}, language: "de" },
  { text: "¿Qué experimentos hay registrados?", args: {}, language: "es" },
  { text: "lista los experimentos de mlflow", args: {}, language: "es" },
  { text: "列出 MLflow 里的实验", args: {}, language: "zh" },
  { text: "我们做过哪些实验", args: {}, language: "zh" },
];
