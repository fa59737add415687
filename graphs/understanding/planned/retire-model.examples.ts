import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const retireModelExamples: readonly ToolExample[] = [
  { text: "Retire the customer service model", args: { slot: "customer-service" } },
  { text: "take mobile-assistant out of service, leave the slot empty", args: { slot: "mobile-assistant" } },
  { text: "decommission device-support@2", args: { model: "device-support@2" } },
  { text: "withdraw the analyst from production without replacement", args: { slot: "business-analysis" } },
  { text: "we're ending the documentation bot, retire it", args: { slot: "technical-documentation" } },
  { text: "vacate the device-support slot", args: { slot: "device-support" } },
  { text: "retire model", args: {} },
  { text: "remove whoever is in customer-service from the roster", args: { slot: "customer-service" } },
  { text: "pull the phone helper from production for good", args: { slot: "mobile-assistant" } },
  { text: "sunset customer-tone@1", args: { model: "customer-tone@1" } },
  { text: "no model should serve business-analysis until further notice", args: { slot: "business-analysis" } },
  { text: "shut down the support bot in production", args: { slot: "device-support" } },
  { text: "empty that slot", args: {} },
  { text: "phase out the current technical-documentation model, licence expired", args: { slot: "technical-documentation", reason: "licence expired" } },
  { text: "unassign the mobile slot", args: { slot: "mobile-assistant" } },
  { text: "end of life for device-support@1", args: { model: "device-support@1" } },
  { text: "discontinue the deployed analyst", args: {} },
  { text: "Nimm das Kundendienstmodell außer Betrieb", args: { slot: "customer-service" }, language: "de" },
  { text: "Leere den Slot mobile-assistant", args: { slot: "mobile-assistant" }, language: "de" },
  { text: "Retira el modelo de atención al cliente", args: { slot: "customer-service" }, language: "es" },
  { text: "deja vacío el puesto device-support", args: { slot: "device-support" }, language: "es" },
  { text: "让客服岗位的模型退役", args: { slot: "customer-service" }, language: "zh" },
  { text: "把手机助手下线,岗位空出来", args: { slot: "mobile-assistant" }, language: "zh" },
];
