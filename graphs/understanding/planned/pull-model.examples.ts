import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const pullModelExamples: readonly ToolExample[] = [
  { text: "Download qwen-2.5-3b", args: { model: "qwen-2.5-3b" } },
  { text: "pull llama3.2:3b from ollama", args: { model: "ollama/llama3.2:3b" } },
  { text: "get phi-4-mini onto this machine", args: { model: "phi-4-mini" } },
  { text: "install phi 4 mini", args: { model: "phi-4-mini" } },
  { text: "fetch the weights of llama-3.2-3b", args: { model: "llama-3.2-3b" } },
  { text: "I need qwen locally, can you pull it", args: { model: "qwen-2.5-3b" } },
  { text: "ollama pull qwen2.5:3b", args: { model: "ollama/qwen2.5:3b" } },
  { text: "download a model", args: {} },
  { text: "make llama available offline", args: { model: "llama-3.2-3b" } },
  { text: "grab the gguf of phi-4-mini at 4 bits", args: { model: "phi-4-mini", bits: 4 } },
  { text: "add ollama/phi4-mini to our local models", args: { model: "ollama/phi4-mini" } },
  { text: "please obtain the newest version of qwen 2.5", args: { model: "qwen-2.5-3b" } },
  { text: "bring down the llama weights overnight", args: { model: "llama-3.2-3b" } },
  { text: "it says phi isn't present, so fetch it", args: { model: "phi-4-mini" } },
  { text: "dl qwen pls", args: { model: "qwen-2.5-3b" } },
  { text: "we're missing the 3B llama here, get it", args: { model: "llama-3.2-3b" } },
  { text: "load the missing model from the hub", args: {} },
  { text: "Lade qwen-2.5-3b herunter", args: { model: "qwen-2.5-3b" }, language: "de" },
  { text: "Hol phi-4-mini auf diesen Rechner", args: { model: "phi-4-mini" }, language: "de" },
  { text: "Descarga llama-3.2-3b", args: { model: "llama-3.2-3b" }, language: "es" },
  { text: "instala phi-4-mini en esta máquina", args: { model: "phi-4-mini" }, language: "es" },
  { text: "下载 qwen-2.5-3b", args: { model: "qwen-2.5-3b" }, language: "zh" },
  { text: "把 phi-4-mini 拉到本地", args: { model: "phi-4-mini" }, language: "zh" },
];
