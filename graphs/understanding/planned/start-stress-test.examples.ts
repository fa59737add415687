import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const startStressTestExamples: readonly ToolExample[] = [
  { text: "Stress test the support bot with 50 users", args: { model: "roster/device-support", users: 50 } },
  { text: "how does phi-4-mini hold up under business load", args: { model: "phi-4-mini", level: "business" } },
  { text: "load test at consumer level for ten minutes", args: { level: "consumer", duration_minutes: 10 } },
  { text: "hammer the customer service model with 200 concurrent users for 5 min", args: { model: "roster/customer-service", users: 200, duration_minutes: 5 } },
  { text: "what happens when a hundred people chat with it at once", args: { users: 100 } },
  { text: "run a stress test", args: {} },
  { text: "can the phone helper survive peak hours?", args: { model: "roster/mobile-assistant" } },
  { text: "simulate business traffic on device-support@2", args: { model: "device-support@2", level: "business" } },
  { text: "find the breaking point of qwen-2.5-3b", args: { model: "qwen-2.5-3b" } },
  { text: "throw 30 parallel requests at smollm2-135m for two minutes", args: { model: "smollm2-135m", users: 30, duration_minutes: 2 } },
  { text: "soak test overnight, the analyst model", args: { model: "roster/business-analysis" } },
  { text: "p99 under load with 20 users?", args: { users: 20 } },
  { text: "check whether latency stays under 2 s when 40 agents use it simultaneously", args: { users: 40 } },
  { text: "stress llama consumer lvl", args: { model: "llama-3.2-3b", level: "consumer" } },
  { text: "put the adapter under pressure before we ship it", args: {} },
  { text: "capacity test: how many users can one machine serve with the docs model", args: {} },
  { text: "business level stress, 15 min, all slots", args: { level: "business", duration_minutes: 15 } },
  { text: "Mach einen Lasttest mit 50 Nutzern auf device-support", args: { users: 50 }, language: "de" },
  { text: "Wie verhält sich das Modell unter Business-Last?", args: { level: "business" }, language: "de" },
  { text: "Haz una prueba de estrés con 100 usuarios", args: { users: 100 }, language: "es" },
  { text: "¿aguanta el asistente móvil la carga de consumo?", args: { model: "roster/mobile-assistant", level: "consumer" }, language: "es" },
  { text: "用 50 个并发用户压测客服模型", args: { users: 50, model: "roster/customer-service" }, language: "zh" },
  { text: "做一次十分钟的企业级压力测试", args: { level: "business", duration_minutes: 10 }, language: "zh" },
];
