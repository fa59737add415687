import type { EntityKind } from "#domain/entity.ts";
import { listJobs } from "#backends/jobs/job-rows.ts";
import { listDatasets } from "#backends/ledger/datasets.ts";
import { listReports } from "#backends/ledger/reports.ts";
import { listSlots } from "#backends/ledger/roster.ts";
import { listUploads } from "#backends/uploads/store-upload.ts";
import { suiteDefinitions } from "#evals/suites/suites.ts";
import { uploadsFolder } from "#tools/naming/resolve-upload.ts";
import type { Platform } from "#tools/platform.ts";

export type Entity = { id: string; label: string };

/** What exists now of a kind: the options of questions and forms, and what names in a request are linked to. */
export async function listEntities(platform: Platform, kind: EntityKind): Promise<Entity[]> {
  const db = platform.ledger.db;
  switch (kind) {
    case "dataset":
      return (await listDatasets(db))
        .filter((item) => item.kind === "records")
        .map((item) => ({ id: item.name, label: `${item.name} (${item.count} records)` }));
    case "training-set":
      return (await listDatasets(db)).map((item) => ({
        id: item.kind === "records" ? item.name : item.id,
        label: `${item.name} (${item.count} ${item.kind === "records" ? "records" : "examples"})`,
      }));
    case "model":
      return (await platform.models.list()).map((item) => ({
        id: item.address,
        label: item.state === "ready" ? item.label : `${item.label} (${item.state})`,
      }));
    case "suite":
      return suiteDefinitions.map((item) => ({ id: item.name, label: item.title }));
    case "slot":
      return (await listSlots(db)).map((item) => ({
        id: item.slot,
        label: `${item.title}${item.model === undefined ? " (empty)" : ""}`,
      }));
    case "report":
      return (await listReports(db, { limit: 50 })).items.map((item) => ({ id: item.id, label: item.title }));
    case "job":
      return (await listJobs(db, { limit: 50 })).items.map((item) => ({
        id: item.id,
        label: `${item.title} (${item.state})`,
      }));
    case "run":
      return (await platform.experiments.listRuns({ limit: 50 })).map((item) => ({
        id: item.id,
        label: `${item.name} (${item.state})`,
      }));
    case "upload":
      return (await listUploads(uploadsFolder(platform))).slice(0, 50).map((item) => ({
        id: item.id,
        label: `${item.file_name} (${item.count} rows)`,
      }));
    case "collection":
      return platform.retrieval.parts.library.collections().map(({ collection, passages }) => ({
        id: collection,
        label: `${collection} (${passages} passages)`,
      }));
    case "pipeline":
      return platform.retrieval.pipelines.map(({ name, title, unavailable }) => ({
        id: name,
        label: unavailable?.() === undefined ? title : `${title} (absent)`,
      }));
    case "evaluation":
    case "promotion":
    case "category":
      return [];
  }
}
