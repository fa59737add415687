import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FailureBody } from "#domain/failure.ts";
import type { Passage } from "#domain/passage.ts";
import { type Listing, request, withQuery } from "./http-client.ts";

export type RankedPassage = { passage: Passage; score: number; rank: number; reasons: string[] };
/** What one pipeline found, and how long it took. */
export type PipelineResult = {
  pipeline: string;
  seconds: number;
  passages: RankedPassage[];
  /** Why this one found nothing, while others answered. */
  failure?: FailureBody;
};
export type Pipeline = {
  name: string;
  title: string;
  description: string;
  /** Why it cannot be asked now, and what to do about it. */
  unavailable?: FailureBody;
};

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
    // One that is being installed is there a minute later.
    staleTime: 60_000,
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
