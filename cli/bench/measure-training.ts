import { z } from "zod";
import type { HttpClient } from "#cli/http-client.ts";
import { runApproved } from "./run-approved.ts";

export type TrainingFigures = {
  steps: number;
  secondsAStep: number;
  tokensPerSecond: number;
  peakMegabytes: number;
};

/** A short real training by a plan: seconds a step, useful tokens a second and peak memory, as the trainer reports them. */
export async function measureTraining(client: HttpClient, steps: number): Promise<TrainingFigures> {
  const args = { dataset: "support-knowledge", adapter_name: "bench", steps };
  const job = await runApproved(client, "start_training", args);
  const points = job.metrics.slice(Math.ceil(job.metrics.length / 4));
  const median = (key: string) =>
    points.map((point) => point[key] ?? 0).sort((left, right) => left - right)[
      Math.floor(points.length / 2)
    ] ?? 0;
  const seconds = z.object({ seconds: z.number() }).parse(job.result).seconds;
  return {
    steps,
    secondsAStep: seconds / steps,
    tokensPerSecond: median("tokens_per_s"),
    peakMegabytes: Math.max(...job.metrics.map((point) => point["memory_mb"] ?? 0)),
  };
}
