import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const setAlertExamples: readonly ToolExample[] = [
  { text: "Alert me when the error rate of device-support exceeds 5 percent", args: { slot: "device-support", metric: "error rate", threshold: 0.05 } },
  { text: "warn if p95 latency on mobile-assistant goes above 2 seconds", args: { slot: "mobile-assistant", metric: "p95 latency", threshold: 2 } },
  { text: "notify us when customer-service gets fewer than 10 requests an hour", args: { slot: "customer-service", threshold: 10 } },
  { text: "set an alert", args: {} },
  { text: "create an alarm on traffic for the analyst", args: { slot: "business-analysis", metric: "traffic" } },
  { text: "tell me as soon as the support bot gets slow", args: { slot: "device-support" } },
  { text: "I want to know when errors climb over 1 %", args: { metric: "errors", threshold: 0.01 } },
  { text: "add a threshold of 800 ms to the phone slot's latency", args: { slot: "mobile-assistant", metric: "latency", threshold: 0.8 } },
  { text: "ping me if anything in production fails", args: {} },
  { text: "change the latency alert for customer-service to 3 s", args: { slot: "customer-service", metric: "latency", threshold: 3 } },
  { text: "alert rule: memory > 900 MB on technical-documentation", args: { slot: "technical-documentation", metric: "memory", threshold: 900 } },
  { text: "raise a flag whenever the doc model's error rate doubles", args: { slot: "technical-documentation", metric: "error rate" } },
  { text: "monitor device-support and shout if p99 > 4s", args: { slot: "device-support", metric: "p99", threshold: 4 } },
  { text: "mute nothing, but add an alert for timeouts", args: {} },
  { text: "keep an eye on the mobile assistant, warn above two percent failures", args: { slot: "mobile-assistant", threshold: 0.02 } },
  { text: "new alert pls, latency", args: {} },
  { text: "disable the alert on business-analysis", args: { slot: "business-analysis" } },
  { text: "Warne mich, wenn die Fehlerrate von device-support über 3 % steigt", args: { slot: "device-support", threshold: 0.03 }, language: "de" },
  { text: "Richte einen Alarm für die Latenz des Kundendienstes ein", args: { slot: "customer-service", metric: "Latenz" }, language: "de" },
  { text: "Avísame si la latencia del asistente móvil supera 1 segundo", args: { slot: "mobile-assistant", metric: "latencia", threshold: 1 }, language: "es" },
  { text: "crea una alerta de errores para atención al cliente", args: { slot: "customer-service", metric: "errores" }, language: "es" },
  { text: "device-support 错误率超过 5% 时提醒我", args: { slot: "device-support", metric: "错误率", threshold: 0.05 }, language: "zh" },
  { text: "给手机助手设一个延迟告警", args: { slot: "mobile-assistant", metric: "延迟" }, language: "zh" },
];
