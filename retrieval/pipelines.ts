import type { Pipeline } from "./pipeline.ts";
import { autoMergingPipeline } from "./pipelines/auto-merging.ts";
import { fusionPipeline } from "./pipelines/fusion.ts";
import { graphPipeline } from "./pipelines/graph.ts";
import { hybridPipeline } from "./pipelines/hybrid.ts";
import { journeyPipeline } from "./pipelines/journey.ts";
import { langchainPipeline } from "./pipelines/langchain.ts";
import { sentenceWindowPipeline } from "./pipelines/sentence-window.ts";
import { vectorPipeline } from "./pipelines/vector.ts";

/** The pipelines that need nothing but this process. */
export const pipelines: readonly Pipeline[] = [
  hybridPipeline,
  vectorPipeline,
  graphPipeline,
  journeyPipeline,
  sentenceWindowPipeline,
  autoMergingPipeline,
  fusionPipeline,
  langchainPipeline,
];
