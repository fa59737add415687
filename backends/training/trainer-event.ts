import { z } from "zod";
import { failureBody } from "#domain/failure.ts";
import { jobArtifact, metricPoint } from "#domain/job.ts";
import type { TrainerEvent } from "./training.ts";

const trainerEvent: z.ZodType<TrainerEvent> = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("progress"),
    step: z.number().int().nonnegative(),
    total: z.number().int().positive(),
    loss: z.number(),
    tokens_per_s: z.number(),
    memory_mb: z.number(),
  }),
  z.object({ event: z.literal("metric"), values: metricPoint }),
  z.object({ event: z.literal("checkpoint"), step: z.number().int().nonnegative(), path: z.string() }),
  z.object({ event: z.literal("artifact"), artifact: jobArtifact }),
  z.object({ event: z.literal("done"), seconds: z.number().nonnegative() }),
  z.object({ event: z.literal("error"), error: failureBody }),
]) as z.ZodType<TrainerEvent>;

/** The event of one line a trainer printed on stdout; undefined when the line is none, which belongs into the log. */
export function parseTrainerEvent(line: string): TrainerEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const parsed = trainerEvent.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
