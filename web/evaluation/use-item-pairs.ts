"use client";

import { useQuery } from "@tanstack/react-query";
import type { Evaluation, ItemResult } from "#domain/evaluation.ts";
import type { Report } from "#domain/report.ts";
import { type Listing, request, withQuery } from "#web/data-access/http-client.ts";
import { pairItems, type ItemPair } from "./pair-items.ts";

const pageSize = 200;

async function allItems(evaluationId: string): Promise<ItemResult[]> {
  const path = `/api/evaluations/${encodeURIComponent(evaluationId)}/items`;
  const items: ItemResult[] = [];
  let cursor: string | undefined;
  do {
    const page: Listing<ItemResult> = await request(withQuery(path, { limit: pageSize, cursor }));
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return items;
}

async function evaluationsBySuite(ids: readonly string[]): Promise<Map<string, string>> {
  const evaluations = await Promise.all(
    ids.map((id) => request<Evaluation>(`/api/evaluations/${encodeURIComponent(id)}`)),
  );
  return new Map(evaluations.map((item) => [item.suite, item.id]));
}

async function pairsOf(report: Report, suite: string): Promise<ItemPair[]> {
  const idsOf = (model: string) => report.models.find((item) => item.model === model)?.evaluation_ids ?? [];
  const [baseline, candidate] = await Promise.all([
    evaluationsBySuite(idsOf(report.baseline)),
    evaluationsBySuite(idsOf(report.candidate)),
  ]);
  const [first, second] = [baseline.get(suite), candidate.get(suite)];
  if (first === undefined || second === undefined) return [];
  return pairItems(...(await Promise.all([allItems(first), allItems(second)])));
}

/** Every item of one suite, baseline beside candidate. */
export const useItemPairs = (report: Report, suite: string) =>
  useQuery({
    queryKey: ["item-pairs", report.id, suite],
    queryFn: () => pairsOf(report, suite),
    staleTime: Infinity,
  });
