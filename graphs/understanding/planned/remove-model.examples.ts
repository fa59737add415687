import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const removeModelExamples: readonly ToolExample[] = [
  { text: "Delete qwen-2.5-3b from this machine", args: { model: "qwen-2.5-3b" } },
  { text: "remove the adapter customer-tone@1", args: { model: "customer-tone@1" } },
  { text: "free some disk space by deleting llama", args: { model: "llama-3.2-3b" } },
  { text: "uninstall phi-4-mini", args: { model: "phi-4-mini" } },
  { text: "ollama rm llama3.2:3b", args: { model: "ollama/llama3.2:3b" } },
  { text: "we don't need device-support@1 any more, throw it away", args: { model: "device-support@1" } },
  { text: "clean up old adapters", args: {} },
  { text: "erase the weights of phi 4 mini", args: { model: "phi-4-mini" } },
  { text: "get rid of the failed adapter from yesterday", args: {} },
  { text: "drop the local copy of qwen, we use the remote one", args: { model: "qwen-2.5-3b" } },
  { text: "delete a model", args: {} },
  { text: "remove all variants that never passed an evaluation", args: {} },
  { text: "purge hinge-helper@1", args: { model: "hinge-helper@1" } },
  { text: "disk is full, remove the biggest model we don't use", args: {} },
  { text: "take llama off this box", args: { model: "llama-3.2-3b" } },
  { text: "rm adapter test-3", args: { model: "test-3" } },
  { text: "bin that checkpoint", args: {} },
  { text: "Lösche qwen-2.5-3b von der Platte", args: { model: "qwen-2.5-3b" }, language: "de" },
  { text: "Entferne den alten Adapter", args: {}, language: "de" },
  { text: "Elimina phi-4-mini de este equipo", args: { model: "phi-4-mini" }, language: "es" },
  { text: "borra el adaptador device-support@1", args: { model: "device-support@1" }, language: "es" },
  { text: "删除本地的 llama-3.2-3b", args: { model: "llama-3.2-3b" }, language: "zh" },
  { text: "把旧的适配器清理掉", args: {}, language: "zh" },
];
