import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const composeAdaptersExamples: readonly ToolExample[] = [
  { text: "Merge device-support@2 and customer-tone@1", args: { adapters: ["device-support@2", "customer-tone@1"] } },
  { text: "combine both adapters with weights 0.7 and 0.3", args: { weights: [0.7, 0.3] } },
  { text: "make one adapter out of tone and support, half and half", args: { weights: [0.5, 0.5] } },
  { text: "stack customer-tone@1 on device-support@3", args: { adapters: ["customer-tone@1", "device-support@3"] } },
  { text: "blend device-support@2 at 80 % with hinge-helper@1 at 20 %", args: { adapters: ["device-support@2", "hinge-helper@1"], weights: [0.8, 0.2] } },
  { text: "compose the adapters", args: {} },
  { text: "can we have the politeness of customer-tone together with the knowledge of device-support in one model", args: { adapters: ["customer-tone", "device-support"] } },
  { text: "lora merge tone + docs", args: {} },
  { text: "average the last three device-support versions", args: {} },
  { text: "fuse device-support@2 + customer-tone@2, call it polite-support", args: { adapters: ["device-support@2", "customer-tone@2"], adapter_name: "polite-support" } },
  { text: "build a composite adapter for the phone helper", args: {} },
  { text: "mix the two LoRAs evenly", args: {} },
  { text: "add a bit of customer-tone (10 %) to the technical adapter", args: {} },
  { text: "create a linear combination of device-support@3 and docs-style@1", args: { adapters: ["device-support@3", "docs-style@1"] } },
  { text: "join these adapters: triage@1, tone@4, extract@2", args: { adapters: ["triage@1", "tone@4", "extract@2"] } },
  { text: "I'd like both skills in a single adapter", args: {} },
  { text: "combine em", args: {} },
  { text: "Kombiniere device-support@2 mit customer-tone@1", args: { adapters: ["device-support@2", "customer-tone@1"] }, language: "de" },
  { text: "Misch beide Adapter im Verhältnis 60 zu 40", args: { weights: [0.6, 0.4] }, language: "de" },
  { text: "Combina los adaptadores device-support@2 y customer-tone@1", args: { adapters: ["device-support@2", "customer-tone@1"] }, language: "es" },
  { text: "fusiona los dos LoRA a partes iguales", args: {}, language: "es" },
  { text: "把 device-support@2 和 customer-tone@1 合并成一个适配器", args: { adapters: ["device-support@2", "customer-tone@1"] }, language: "zh" },
  { text: "按 7:3 混合这两个适配器", args: { weights: [0.7, 0.3] }, language: "zh" },
];
