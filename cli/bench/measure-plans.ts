import { z } from "zod";
import type { HttpClient } from "#cli/http-client.ts";
import { percentile, timed } from "./percentile.ts";

const sentences = [
  "Adapt SmolLM2 to device support and tell me whether it beats the base. If it does, propose it for the device-support slot.",
  "how many tickets per category",
  "which models are ready here",
  "train smollm2-135m on support-knowledge for 120 steps, rank 8",
  "vergleiche smollm2-135m mit dem aktuellen Modell auf device-support",
  "哪些岗位现在是空的",
  "¿Cuánto tardaría entrenar smollm2-135m con support-knowledge, 300 pasos?",
  "what did the last report conclude",
  "evaluate smollm2-135m on instruction-following, 30 items",
  "what will the weather be like tomorrow",
];

/** Milliseconds from the request for a plan to the plan, each sentence new to the encoder's cache. */
export async function measurePlans(client: HttpClient): Promise<{ p50: number; p95: number; n: number }> {
  const times: number[] = [];
  for (let round = 0; round < 12; round++) {
    for (const sentence of sentences) {
      const text = round === 0 ? sentence : `${sentence} (${round})`;
      const milliseconds = await timed(() => client.send(z.unknown(), "POST", "/api/plans", { text }));
      if (round > 0) times.push(milliseconds);
    }
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), n: times.length };
}
