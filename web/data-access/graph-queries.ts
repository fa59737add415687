import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { KnowledgeEntity, KnowledgeKind, KnowledgeRelation } from "#domain/knowledge.ts";
import { type Listing, request, withQuery } from "./http-client.ts";

/** A relation and the record that states it. */
export type StatedRelation = KnowledgeRelation & { collection: string; record_id: string };
/** What is near an entity; `direction` is read from the nearer end. */
export type Neighbour = {
  entity: KnowledgeEntity;
  relation: StatedRelation;
  direction: "out" | "in";
  depth: number;
};
export type KnowledgePath = { entities: KnowledgeEntity[]; relations: StatedRelation[] };

const list = async <Item>(address: string) => (await request<Listing<Item>>(address)).items;
const entityPath = (id: string) => `/api/graph/entities/${encodeURIComponent(id)}`;

export type GraphCounts = {
  engine: string;
  entities: { kind: string; count: number }[];
  relations: { kind: string; count: number }[];
};

export const useGraphCounts = () =>
  useQuery({ queryKey: ["graph", "counts"], queryFn: () => request<GraphCounts>("/api/graph") });

export const useEntitySearch = (text: string, kind: KnowledgeKind | undefined, limit = 30) =>
  useQuery({
    queryKey: ["graph", "search", text, kind, limit],
    queryFn: () =>
      list<KnowledgeEntity>(
        withQuery("/api/graph/entities", { text: text === "" ? undefined : text, kind, limit }),
      ),
    enabled: text !== "" || kind !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

export const useGraphEntity = (id: string) =>
  useQuery({ queryKey: ["graph", "entity", id], queryFn: () => request<KnowledgeEntity>(entityPath(id)) });

export const useNeighbours = (id: string, depth: number) =>
  useQuery({
    queryKey: ["graph", "related", id, depth],
    queryFn: () => list<Neighbour>(withQuery(`${entityPath(id)}/related`, { depth, limit: 200 })),
    placeholderData: keepPreviousData,
  });

export const useGraphPaths = (from: string, to: string | undefined) =>
  useQuery({
    queryKey: ["graph", "paths", from, to],
    queryFn: () => list<KnowledgePath>(withQuery("/api/graph/paths", { from, to, longest: 6 })),
    enabled: to !== undefined,
  });
