import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Passage } from "#domain/passage.ts";
import { type Listing, request, withQuery } from "./http-client.ts";

export type RankedPassage = { passage: Passage; score: number; rank: number };
/** What one pipeline found, and how long it took; a pipeline that could not answer says why. */
export type PipelineResult = {
  pipeline: string;
  seconds: number;
  passages: RankedPassage[];
  error?: { message: string; hint?: string };
};

export const useSearch = (query: string | undefined, pipelines: readonly string[], limit: number) =>
  useQuery({
    queryKey: ["search", query, pipelines, limit],
    queryFn: async () =>
      (
        await request<Listing<PipelineResult>>(
          withQuery("/api/search", { query, pipelines: pipelines.join(","), limit }),
        )
      ).items,
    enabled: query !== undefined && query !== "" && pipelines.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
