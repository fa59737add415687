import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const readMonitoringExamples: readonly ToolExample[] = [
  { text: "What's the error rate of device-support in production?", args: { slot: "device-support", metric: "error rate" } },
  { text: "how much traffic does the customer service model get", args: { slot: "customer-service", metric: "traffic" } },
  { text: "p95 latency of mobile-assistant over the last 24 hours", args: { slot: "mobile-assistant", metric: "p95 latency", period: "last 24 hours" } },
  { text: "is anything wrong in production", args: {} },
  { text: "show me the monitoring for the analyst", args: { slot: "business-analysis" } },
  { text: "requests per minute on the support slot today", args: { slot: "device-support", period: "today" } },
  { text: "did response times go up since the rollout?", args: {} },
  { text: "are there active alerts", args: {} },
  { text: "how is the phone helper behaving live", args: { slot: "mobile-assistant" } },
  { text: "production health", args: {} },
  { text: "tokens served this week per slot", args: { period: "this week" } },
  { text: "any spikes in errors last night?", args: { period: "last night" } },
  { text: "dashboard device-support", args: { slot: "device-support" } },
  { text: "which slot is slowest right now", args: {} },
  { text: "how many people used the doc assistant yesterday", args: { slot: "technical-documentation", period: "yesterday" } },
  { text: "has latency got worse for customers since monday", args: {} },
  { text: "uptime of customer-service for March", args: { slot: "customer-service", metric: "uptime", period: "March" } },
  { text: "Wie hoch ist die Fehlerrate von device-support?", args: { slot: "device-support", metric: "Fehlerrate" }, language: "de" },
  { text: "Zeig mir den Traffic des Kundendienstes heute", args: { slot: "customer-service", metric: "Traffic", period: "heute" }, language: "de" },
  { text: "¿Cuál es la latencia del asistente móvil en producción?", args: { slot: "mobile-assistant", metric: "latencia" }, language: "es" },
  { text: "¿hay errores en atención al cliente esta semana?", args: { slot: "customer-service", period: "esta semana" }, language: "es" },
  { text: "device-support 在生产环境的错误率是多少?", args: { slot: "device-support", metric: "错误率" }, language: "zh" },
  { text: "今天客服岗位的请求量", args: { slot: "customer-service", period: "今天" }, language: "zh" },
];
