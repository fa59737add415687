import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const optimizeModelExamples: readonly ToolExample[] = [
  { text: "Quantize device-support@2 to 4 bits", args: { model: "device-support@2", bits: 4 } },
  { text: "make smollm2-135m smaller for phones", args: { model: "smollm2-135m" } },
  { text: "int8 version of qwen-2.5-3b please", args: { model: "qwen-2.5-3b", bits: 8 } },
  { text: "optimise the phone helper for mobile", args: { model: "roster/mobile-assistant" } },
  { text: "compress llama-3.2-3b so that it fits in 2 GB", args: { model: "llama-3.2-3b" } },
  { text: "convert phi-4-mini to Q4_K_M", args: { model: "phi-4-mini", bits: 4 } },
  { text: "shrink it", args: {} },
  { text: "it is too slow on the handset, can you produce a lighter build", args: {} },
  { text: "quantise to five bit", args: { bits: 5 } },
  { text: "squeeze the support model down for a Moto Edge", args: { device: "Moto Edge" } },
  { text: "create a mobile variant of customer-tone@2", args: { model: "customer-tone@2" } },
  { text: "reduce the memory footprint of our analyst model by quantization", args: {} },
  { text: "8bit ver of smollm2", args: { model: "smollm2-135m", bits: 8 } },
  { text: "prune and quantize the docs model", args: {} },
  { text: "gguf q5 for device-support@3", args: { model: "device-support@3", bits: 5 } },
  { text: "get the adapter merged and compressed for edge use", args: {} },
  { text: "optimize qwen for CPU inference", args: { model: "qwen-2.5-3b" } },
  { text: "Quantisiere device-support@2 auf 4 Bit", args: { model: "device-support@2", bits: 4 }, language: "de" },
  { text: "Mach das Modell kleiner fürs Handy", args: {}, language: "de" },
  { text: "Cuantiza smollm2-135m a 8 bits", args: { model: "smollm2-135m", bits: 8 }, language: "es" },
  { text: "optimiza el modelo para móviles", args: {}, language: "es" },
  { text: "把 device-support@2 量化到 4 比特", args: { model: "device-support@2", bits: 4 }, language: "zh" },
  { text: "压缩一下模型,好放进手机", args: {}, language: "zh" },
];
