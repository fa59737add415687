import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const compareRunsExamples: readonly ToolExample[] = [
  { text: "Compare runs 7f3a and 91bc", args: {} },
  { text: "what's different between the last two runs", args: {} },
  { text: "put the parameters of run a1 and b2 next to each other", args: {} },
  { text: "which hyperparameters changed between run 55e1 and 7f3a", args: {} },
  { text: "loss curves of the three best runs in one chart", args: {} },
  { text: "diff two mlflow runs", args: {} },
  { text: "compare all rank 8 runs with all rank 16 runs", args: {} },
  { text: "how did lr affect the result across our runs", args: {} },
  { text: "run 0a9d vs run 12dd", args: {} },
  { text: "side by side table of the runs in the tone experiment", args: {} },
  { text: "did more epochs help, looking at the logged runs?", args: {} },
  { text: "overlay training curves of yesterday's and today's run", args: {} },
  { text: "compare the tracked runs", args: {} },
  { text: "mlflow compare 1f 2f 3f", args: {} },
  { text: "what explains the gap between those two runs", args: {} },
  { text: "parallel coordinates for the last ten runs please", args: {} },
  { text: "Vergleiche die Läufe 7f3a und 91bc", args: {}, language: "de" },
  { text: "Worin unterscheiden sich die letzten beiden Läufe?", args: {}, language: "de" },
  { text: "Compara las ejecuciones 7f3a y 91bc", args: {}, language: "es" },
  { text: "¿en qué se diferencian los dos últimos runs?", args: {}, language: "es" },
  { text: "对比 run 7f3a 和 91bc", args: {}, language: "zh" },
  { text: "最近两次运行的参数有什么不同", args: {}, language: "zh" },
];
