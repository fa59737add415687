import { z } from "zod";
import { journeyStages, type JourneyStage } from "#data/customer-journeys/customer-journey.ts";
import { entityId } from "#domain/entity.ts";
import type { RankedPassage, RetrievalQuery } from "#retrieval/pipeline.ts";
import { defaultPipeline } from "#retrieval/retrieval.ts";
import { resolveCollection } from "#tools/naming/resolve-collection.ts";
import type { Platform } from "#tools/platform.ts";
import { findDevice } from "./find-device.ts";

/** What search and answer both take. */
export const searchInput = {
  query: z.string().min(1).max(2000).describe("the question, or words to look for"),
  collection: entityId("collection", "where to look; everywhere when left out").optional(),
  pipeline: entityId("pipeline", "how to look; hybrid when left out").optional(),
  filters: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe("values that a passage's record must have, such as {series: ThinkPad}"),
  device: z.string().max(200).optional().describe("the device in question, by name or id"),
  stage: z
    .enum(journeyStages)
    .optional()
    .describe("where the customer stands, such as onboarding or support"),
};

export type SearchInput = {
  query: string;
  collection?: string | undefined;
  pipeline?: string | undefined;
  filters?: Record<string, string | number | boolean> | undefined;
  device?: string | undefined;
  stage?: JourneyStage | undefined;
};

export type Found = { pipeline: string; query: RetrievalQuery; ranked: RankedPassage[]; seconds: number };

/** Looks with the pipeline asked for; a device that the question names, or that is given, counts. */
export async function findPassages(
  { retrieval, ledger }: Pick<Platform, "retrieval" | "ledger">,
  input: SearchInput,
  limit: number,
  signal?: AbortSignal,
): Promise<Found> {
  const pipeline = retrieval.pipeline(
    input.pipeline ?? (input.stage === undefined ? defaultPipeline : "journey"),
  ).name;
  const device = await findDevice(ledger.db, input.query, input.device);
  const query: RetrievalQuery = {
    text: input.query,
    limit,
    ...(input.collection === undefined
      ? {}
      : { collections: [resolveCollection(retrieval, input.collection)] }),
    ...(input.filters === undefined ? {} : { filter: input.filters }),
    ...(device === undefined ? {} : { device }),
    ...(input.stage === undefined ? {} : { journey: { stage: input.stage } }),
    ...(signal === undefined ? {} : { signal }),
  };
  const started = performance.now();
  const ranked = await retrieval.retrieve(pipeline, query);
  return { pipeline, query, ranked, seconds: (performance.now() - started) / 1000 };
}
