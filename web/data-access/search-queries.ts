import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Passage } from "#domain/passage.ts";
import { type Listing, request, withQuery } from "./http-client.ts";

export type RankedPassage = { passage: Passage; score: number; rank: number; reasons: string[] };
/** What one pipeline found, and how long it took. */
export type PipelineResult = { pipeline: string; seconds: number; passages: RankedPassage[] };
export type Pipeline = { name: string; title: string; description: string };

export type SearchQuestion = {
  query: string;
  pipelines: readonly string[];
  limit: number;
  collection: string | undefined;
  device: string | undefined;
  stage: string | undefined;
};

export const usePipelines = () =>
  useQuery({
    queryKey: ["pipelines"],
    queryFn: async () => (await request<Listing<Pipeline>>("/api/pipelines")).items,
    staleTime: Infinity,
  });

/** The same question to each pipeline; asks nothing while there is no question or no pipeline. */
export const useSearch = (question: SearchQuestion) =>
  useQuery({
    queryKey: ["search", question],
    queryFn: async ({ signal }) =>
      (
        await request<Listing<PipelineResult>>(
          withQuery("/api/search", { ...question, pipelines: question.pipelines.join(",") }),
          { signal },
        )
      ).items,
    enabled: question.query !== "" && question.pipelines.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
