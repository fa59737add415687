import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const exportEdgePackageExamples: readonly ToolExample[] = [
  { text: "Export device-support@2 as an edge package", args: { model: "device-support@2" } },
  { text: "make a bundle of the phone helper that runs on Android", args: { model: "roster/mobile-assistant" } },
  { text: "package smollm2-135m for a Moto Edge", args: { model: "smollm2-135m", device: "Moto Edge" } },
  { text: "create a deployable archive for edge servers", args: {} },
  { text: "I want to put the model on a phone, give me the package", args: {} },
  { text: "export the mobile assistant in 4 bit for phones", args: { model: "roster/mobile-assistant", bits: 4 } },
  { text: "zip up device-support@3 with its config for a ThinkSystem box", args: { model: "device-support@3", device: "ThinkSystem" } },
  { text: "ship a package to the field team: weights, tokenizer, runtime settings", args: {} },
  { text: "build the edge bundle of customer-tone@2", args: { model: "customer-tone@2" } },
  { text: "export for thinkpad offline use", args: { device: "ThinkPad" } },
  { text: "give me something I can copy onto a laptop without internet", args: {} },
  { text: "generate deployment configuration for qwen-2.5-3b on an edge server", args: { model: "qwen-2.5-3b" } },
  { text: "export edge", args: {} },
  { text: "produce the on-device package for the winner", args: {} },
  { text: "need an installable package of our support model for demo phones", args: {} },
  { text: "pack phi-4-mini with the docs adapter for a gateway device", args: { model: "phi-4-mini" } },
  { text: "android build of the assistant model", args: {} },
  { text: "Exportiere device-support@2 als Edge-Paket", args: { model: "device-support@2" }, language: "de" },
  { text: "Pack das Modell fürs Handy ein", args: {}, language: "de" },
  { text: "Exporta el asistente móvil para un teléfono", args: { model: "roster/mobile-assistant" }, language: "es" },
  { text: "crea un paquete edge de smollm2-135m", args: { model: "smollm2-135m" }, language: "es" },
  { text: "把 device-support@2 导出成边缘部署包", args: { model: "device-support@2" }, language: "zh" },
  { text: "打包一个能在手机上运行的模型", args: {}, language: "zh" },
];
