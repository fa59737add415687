import type { JourneyStage } from "#data/customer-journeys/customer-journey.ts";
import type { Pipeline, RankedPassage } from "#retrieval/pipeline.ts";
import { rankInContext } from "#retrieval/ranking/in-context.ts";
import { fuseWordsAndMeaning } from "./hybrid.ts";

/** What kind of text helps a customer at each stage: found where the metadata says so. */
const kindsByStage: Readonly<Record<JourneyStage, readonly string[]>> = {
  awareness: ["product-brief", "announcement"],
  consideration: ["product-brief", "hardware-specification", "compatibility"],
  purchase: ["contract-summary", "product-brief"],
  onboarding: ["installation", "configuration", "training-material"],
  use: ["maintenance", "performance", "faq"],
  support: ["troubleshooting", "incident-report", "faq"],
  renewal: ["contract-summary", "compatibility", "firmware-notes"],
};
const fittingKind = 0.2;

export const journeyPipeline: Pipeline = {
  name: "journey",
  title: "Journey",
  description:
    "Hybrid, with what fits the stage where the customer stands before the rest: set-up guides at onboarding, troubleshooting at support. Needs the journey's stage.",
  async retrieve(query, parts) {
    const fused = await fuseWordsAndMeaning(query, parts);
    return rankInContext(forStage(fused, query.journey?.stage), query).slice(0, query.limit);
  },
};

function forStage(ranked: readonly RankedPassage[], stage: string | undefined): RankedPassage[] {
  const kinds = Object.entries(kindsByStage).find(([name]) => name === stage)?.[1] ?? [];
  const best = Math.max(...ranked.map(({ score }) => score), 0);
  return ranked.map((one) => {
    const kind = one.passage.metadata["type"] ?? one.passage.metadata["category"];
    if (typeof kind !== "string" || !kinds.includes(kind)) return one;
    return {
      ...one,
      score: one.score + best * fittingKind,
      reasons: [...one.reasons, `${kind} for ${stage}`],
    };
  });
}
