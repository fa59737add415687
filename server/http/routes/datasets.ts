import { z } from "zod";
import { dataset, type Dataset, type DatasetRecord, type TrainingExample } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { listDatasets, listDatasetVersions } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { readCursor, writeCursor } from "#backends/ledger/page-cursor.ts";
import { findRecords, type RecordFilter } from "#backends/ledger/records.ts";
import { countTrainingExamples, listTrainingExamples } from "#backends/ledger/training-examples.ts";
import { defineRoute, listOf, pageQuery } from "#server/http/route.ts";
import { resolveDataset } from "#tools/naming/resolve-dataset.ts";
import { readFilters } from "./read-filters.ts";

type Rows = { items: (DatasetRecord | TrainingExample)[]; total: number };

export const datasetRoutes = [
  defineRoute({
    method: "get",
    path: "/api/datasets",
    summary: "Datasets and training sets, the newest version of each",
    answer: listOf(dataset),
    handle: async ({ context }) => ({ items: await listDatasets(context.platform.ledger.db) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/datasets/:id",
    summary: "A dataset, by id or name, with its versions",
    answer: dataset.extend({
      versions: z.array(dataset.pick({ id: true, version: true, digest: true, created_at: true })),
    }),
    async handle({ context, param }) {
      const db = context.platform.ledger.db;
      const found = await resolveDataset(db, param("id"));
      const versions = await listDatasetVersions(db, found.name);
      return {
        ...found,
        versions: versions.map(({ id, version, digest, created_at }) => ({
          id,
          version,
          digest,
          created_at,
        })),
      };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/datasets/:id/rows",
    summary: "A dataset's records, those that meet every filter, or a training set's examples",
    query: pageQuery.extend({ filters: z.string().max(4000).optional() }),
    answer: z.object({
      items: z.array(z.record(z.string(), z.unknown())),
      total: z.number(),
      next_cursor: z.string().optional(),
    }),
    async handle({ context, param, query }) {
      const db = context.platform.ledger.db;
      const found = await resolveDataset(db, param("id"));
      const offset = query.cursor === undefined ? 0 : readCursor(query.cursor, ["number"])[0];
      const filters = readFilters(query.filters);
      const { items, total } =
        found.kind === "records"
          ? await recordsOf(db, found.id, filters, query.limit, offset)
          : await examplesOf(db, found, filters, query.limit, offset);
      const end = offset + items.length;
      return {
        items,
        total,
        ...(end < total && items.length > 0 ? { next_cursor: writeCursor([end]) } : {}),
      };
    },
  }),
];

async function recordsOf(
  db: Transaction,
  id: string,
  filters: RecordFilter[],
  limit: number,
  offset: number,
): Promise<Rows> {
  const { rows, total } = await findRecords(db, { dataset_id: id, filters, limit, offset });
  return { items: rows, total };
}

async function examplesOf(
  db: Transaction,
  { id, name }: Dataset,
  filters: RecordFilter[],
  limit: number,
  offset: number,
): Promise<Rows> {
  if (filters.length > 0)
    throw new Failure("invalid-input", `${name} is a training set: its examples cannot be filtered`, {
      hint: "Leave ?filters out, or filter the records it was made from.",
    });
  const items: TrainingExample[] = [];
  let position = 0;
  for await (const example of listTrainingExamples(db, id)) {
    if (position >= offset) items.push(example);
    position += 1;
    if (items.length === limit) break;
  }
  return { items, total: await countTrainingExamples(db, id) };
}
