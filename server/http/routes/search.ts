import { z } from "zod";
import { journeyStages } from "#data/customer-journeys/customer-journey.ts";
import { Failure, failureBody } from "#domain/failure.ts";
import { passage } from "#domain/passage.ts";
import { defineRoute, listOf } from "#server/http/route.ts";
import { findPassages, type Found } from "#tools/vectors/search-input.ts";

const most = 12;

export const searchRoutes = [
  defineRoute({
    method: "get",
    path: "/api/search",
    summary: "Ranked passages of one or several pipelines, side by side",
    query: z.object({
      query: z.string().min(1).max(2000),
      pipelines: z.string().max(300).default("hybrid"),
      collection: z.string().max(200).optional(),
      device: z.string().max(200).optional(),
      stage: z.enum(journeyStages).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    answer: listOf(
      z.object({
        pipeline: z.string(),
        seconds: z.number(),
        passages: z.array(
          z.object({
            passage,
            score: z.number(),
            rank: z.number().int(),
            reasons: z.array(z.string()),
          }),
        ),
        /** Why this one found nothing, while others answered. */
        failure: failureBody.optional(),
      }),
    ),
    async handle({ context, query: { pipelines, limit, ...asked }, request }) {
      const names = [...new Set(pipelines.split(",").map((name) => name.trim()))].filter(
        (name) => name !== "",
      );
      const items = [];
      // One after the other: each then shows the time that it takes by itself.
      for (const pipeline of names.slice(0, most)) {
        const found = await findOrFailure(
          () => findPassages(context.platform, { ...asked, pipeline }, limit, request.signal),
          names.length > 1,
        );
        if (found instanceof Failure) {
          items.push({ pipeline, seconds: 0, passages: [], failure: found.toBody() });
          continue;
        }
        items.push({
          pipeline: found.pipeline,
          seconds: found.seconds,
          passages: found.ranked.map(({ passage: one, score, reasons }, index) => ({
            passage: one,
            score,
            rank: index + 1,
            reasons: [...reasons],
          })),
        });
      }
      return { items };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/pipelines",
    summary: "The ways to find passages",
    answer: listOf(
      z.object({
        name: z.string(),
        title: z.string(),
        description: z.string(),
        /** Why it cannot be asked now, and what to do about it. */
        unavailable: failureBody.optional(),
      }),
    ),
    handle: async ({ context }) => ({
      items: context.platform.retrieval.pipelines.map(({ name, title, description, unavailable }) => {
        const failure = unavailable?.();
        return {
          name,
          title,
          description,
          ...(failure === undefined ? {} : { unavailable: failure.toBody() }),
        };
      }),
    }),
  }),
];

/** Beside others one that is not available does not take their passages away; asked alone, that it is not is the answer. */
async function findOrFailure(find: () => Promise<Found>, isBesideOthers: boolean): Promise<Found | Failure> {
  try {
    return await find();
  } catch (error) {
    if (isBesideOthers && error instanceof Failure && error.code === "unavailable") return error;
    throw error;
  }
}
