import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Dataset } from "#domain/dataset.ts";
import type { Model } from "#domain/model.ts";
import type { StoreStatus } from "#domain/store.ts";
import type { Upload } from "#domain/upload.ts";
import { type Listing, request, withQuery } from "./http-client.ts";
import { queryKeys } from "./query-keys.ts";

const path = (...parts: string[]) => `/api/${parts.map(encodeURIComponent).join("/")}`;

export type DatasetWithVersions = Dataset & {
  versions: Pick<Dataset, "id" | "version" | "digest" | "created_at">[];
};
export type RowFilter = { field: string; op: "is" | "contains"; value: string | number | boolean };
export type RowPage = Listing<Record<string, unknown>> & { total: number };

export const useDatasets = () =>
  useQuery({
    queryKey: queryKeys.datasets,
    queryFn: async () => (await request<Listing<Dataset>>("/api/datasets")).items,
  });

/** By id, or by name for its newest version. */
export const useDataset = (id: string | undefined) =>
  useQuery({
    queryKey: [...queryKeys.datasets, id],
    queryFn: () => request<DatasetWithVersions>(path("datasets", id ?? "")),
    enabled: id !== undefined,
  });

export const useDatasetRows = (
  id: string,
  options: { limit: number; cursor?: string | undefined; filters: RowFilter[] },
) =>
  useQuery({
    queryKey: [...queryKeys.datasets, id, "rows", options],
    queryFn: () =>
      request<RowPage>(
        withQuery(path("datasets", id, "rows"), {
          limit: options.limit,
          cursor: options.cursor,
          filters: options.filters.length === 0 ? undefined : JSON.stringify(options.filters),
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const useUploadedFiles = () =>
  useQuery({
    queryKey: queryKeys.uploads,
    queryFn: async () => (await request<Listing<Upload>>("/api/uploads")).items,
  });

export const useModels = () =>
  useQuery({
    queryKey: ["models"],
    queryFn: async () => (await request<Listing<Model>>("/api/models")).items,
    staleTime: 30_000,
  });

/** Each store's distance from the ledger, asked again every `every` milliseconds while the page is seen. */
export const useStores = (every: number) =>
  useQuery({
    queryKey: queryKeys.stores,
    queryFn: async () => (await request<Listing<StoreStatus>>("/api/sync")).items,
    refetchInterval: every,
  });
