import { failureText } from "#domain/failure.ts";
import { listJobs } from "#backends/jobs/job-rows.ts";
import { listDatasets } from "#backends/ledger/datasets.ts";
import { listReports } from "#backends/ledger/reports.ts";
import { listSlots } from "#backends/ledger/roster.ts";
import { listVariants } from "#backends/ledger/variants.ts";
import { listUploads } from "#backends/uploads/store-upload.ts";
import { suiteDefinitions } from "#evals/suites/suites.ts";
import type { KnownEntities, KnownEntity } from "#graphs/understanding/understanding.ts";
import { uploadsFolder } from "#tools/naming/resolve-upload.ts";
import type { Platform } from "#tools/platform.ts";

/** What exists now, with the names people call it by: what the words of a request are linked to. */
export async function knownEntities(platform: Platform): Promise<KnownEntities> {
  const db = platform.ledger.db;
  const [datasets, models, slots, reports, jobs, variants, uploads] = await Promise.all([
    listDatasets(db),
    platform.models.list(),
    listSlots(db),
    listReports(db, { limit: 50 }),
    listJobs(db, { limit: 50 }),
    listVariants(db),
    listUploads(uploadsFolder(platform)),
  ]);
  const records = datasets
    .filter((dataset) => dataset.kind === "records")
    .map((dataset): KnownEntity => ({ id: dataset.name, names: [dataset.name], fields: dataset.fields }));
  const adapterNames = new Map(
    variants.map((variant) => [variant.address, [`${variant.name}@${variant.version}`, variant.name]]),
  );
  return {
    dataset: records,
    "training-set": datasets
      .filter((dataset) => dataset.kind === "training-set")
      .map((dataset) => ({ id: dataset.id, names: [dataset.id, dataset.name] })),
    model: models
      .filter((model) => model.kind !== "slot")
      .map((model) => ({
        id: model.address,
        names: [model.label, ...(adapterNames.get(model.address) ?? [])],
        ...(model.state === "ready" ? {} : { absent: model.refused ?? model.state_detail }),
      })),
    suite: suiteDefinitions.map((suite) => ({ id: suite.name, names: [suite.title] })),
    slot: slots.map((slot) => ({ id: slot.slot, names: [slot.title] })),
    report: reports.items.map((report) => ({ id: report.id, names: [report.title] })),
    collection: platform.retrieval.parts.library
      .collections()
      .map(({ collection }) => ({ id: collection, names: [collection] })),
    pipeline: platform.retrieval.pipelines.map(({ name, title, unavailable }) => {
      const failure = unavailable?.();
      return { id: name, names: [title], ...(failure === undefined ? {} : { absent: failureText(failure) }) };
    }),
    upload: uploads.map((upload) => ({ id: upload.id, names: [upload.file_name] })),
    job: jobs.items.map((job) => ({ id: job.id, names: [job.title], state: job.state })),
  };
}
