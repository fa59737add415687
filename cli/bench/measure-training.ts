import { z } from "zod";
import { job as jobSchema, type Job } from "#domain/job.ts";
import { plan as planSchema } from "#domain/plan.ts";
import type { HttpClient } from "#cli/http-client.ts";

export type TrainingFigures = {
  steps: number;
  secondsAStep: number;
  tokensPerSecond: number;
  peakMegabytes: number;
};

/** A short real training by a plan: seconds a step, useful tokens a second and peak memory, as the trainer reports them. */
export async function measureTraining(client: HttpClient, steps: number): Promise<TrainingFigures> {
  const drafted = await client.send(planSchema, "POST", "/api/plans", {
    steps: [
      {
        id: "step-1",
        tool: "start_training",
        args: { dataset: "support-knowledge", adapter_name: "bench", steps },
      },
    ],
  });
  const plan = await client.send(planSchema, "POST", `/api/plans/${drafted.id}/submit`, {
    revision: drafted.revision,
  });
  await client.send(z.unknown(), "POST", `/api/approvals/${plan.approval_id ?? ""}/decision`, {
    decision: "approve",
    hash: plan.hash,
  });
  const job = await waitForTraining(client, plan.id);
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

async function waitForTraining(client: HttpClient, planId: string): Promise<Job> {
  for (;;) {
    const plan = await client.send(planSchema, "GET", `/api/plans/${planId}`);
    const training = plan.steps.find((step) => step.tool === "start_training");
    if (training?.job_id !== undefined && training.state === "done")
      return client.send(jobSchema, "GET", `/api/jobs/${training.job_id}`);
    if (plan.state === "failed") throw new Error(`the training failed: ${training?.error?.message ?? ""}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
