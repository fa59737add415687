import { z } from "zod";
import { suite as suiteSchema } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { suiteDefinitions } from "#evals/suites/suites.ts";
import type { SuiteDefinition } from "#evals/suites/suite-definition.ts";
import { presentSuite } from "#tools/evaluation/present-suite.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { defineRoute, listOf } from "#server/http/route.ts";

const suiteCard = suiteSchema.omit({ items: true, digest: true }).extend({
  source_dataset: z.string().optional(),
  /** Null while the data that its items are made from is missing. */
  digest: z.string().nullable(),
  item_count: z.number().int().nullable(),
});

export const suiteRoutes = [
  defineRoute({
    method: "get",
    path: "/api/suites",
    summary: "Evaluation suites",
    answer: listOf(suiteCard),
    handle: async ({ context }) => ({
      items: await Promise.all(
        suiteDefinitions.map((suite) => describeSuite(context.platform.ledger.db, suite)),
      ),
    }),
  }),
  defineRoute({
    method: "get",
    path: "/api/suites/:name",
    summary: "A suite with its items, as the present data makes them",
    answer: suiteSchema,
    handle: ({ context, param }) => presentSuite(context.platform.ledger.db, param("name")),
  }),
];

async function describeSuite(db: Transaction, definition: SuiteDefinition) {
  const { name, title, description, main_metric, metrics, prompts, source_dataset } = definition;
  const words = {
    name,
    title,
    description,
    main_metric,
    metrics,
    prompts: [...prompts],
    ...(source_dataset === undefined ? {} : { source_dataset }),
  };
  try {
    const { digest, items } = await presentSuite(db, name);
    return { ...words, digest, item_count: items.length };
  } catch (error) {
    if (error instanceof Failure && error.code === "unavailable")
      return { ...words, digest: null, item_count: null };
    throw error;
  }
}
