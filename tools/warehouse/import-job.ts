import { z } from "zod";
import type { Dataset, DatasetRecord } from "#domain/dataset.ts";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import type { Upload } from "#domain/upload.ts";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { getDataset, insertDataset, nextVersion } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { announceVersion } from "#backends/ledger/present-records.ts";
import { insertRecords } from "#backends/ledger/records.ts";
import { readLines } from "#backends/uploads/read-lines.ts";
import { recordsFileOf } from "#backends/uploads/store-upload.ts";
import { resolveUpload, uploadsFolder } from "#tools/naming/resolve-upload.ts";
import type { Platform } from "#tools/platform.ts";

const importInput = z.object({ upload: z.string(), dataset: z.string() });

export const importOutput = z.object({
  dataset: entityId("dataset", "its name"),
  id: z.string(),
  version: z.number(),
  count: z.number(),
  digest: z.string(),
  /** True when the newest version held the very same records: then none was made. */
  unchanged: z.boolean(),
});

export const importJob: JobDefinition<Platform, typeof importInput, typeof importOutput> = {
  kind: "import",
  input: importInput,
  output: importOutput,
  title: ({ dataset }) => `Import ${dataset}`,
  async handle(context, platform) {
    const upload = await resolveUpload(platform, context.input.upload);
    await context.progress({
      done: 0,
      total: upload.count,
      unit: "records",
      message: `Storing ${upload.file_name}`,
    });
    return async (transaction) => {
      const at = context.now().toISOString();
      return storeImport(transaction, platform, upload, {
        name: context.input.dataset,
        by: context.requester,
        at,
      });
    };
  },
};

/** Writes the upload's records as a new version of the dataset, unless the newest one holds the very same. */
async function storeImport(
  transaction: Transaction,
  platform: Pick<Platform, "home">,
  upload: Upload,
  { name, by, at }: { name: string; by: string; at: string },
): Promise<z.infer<typeof importOutput>> {
  const newest = await getDataset(transaction, name);
  if (newest !== undefined) checkFits(newest, upload);
  const { count, digest } = upload;
  if (newest?.digest === digest)
    return { dataset: name, id: newest.id, version: newest.version, count, digest, unchanged: true };
  const version = await nextVersion(transaction, name);
  const id = `${name}@${version}`;
  await insertDataset(transaction, {
    id,
    name,
    kind: "records",
    version,
    digest,
    count,
    fields: upload.fields,
    sources: [],
    recipe: {
      upload: upload.id,
      file_name: upload.file_name,
      format: upload.format,
      uploaded_by: upload.uploaded_by,
    },
    created_by: by,
    created_at: at,
  });
  await insertRecords(transaction, id, recordsOf(platform, upload));
  await announceVersion(transaction, { name, id, previous: newest?.id }, at);
  const detail = { digest, count, upload: upload.id, file_name: upload.file_name };
  await appendAudit(transaction, { actor: by, action: "dataset.imported", subject: id, detail }, at);
  return { dataset: name, id, version, count, digest, unchanged: false };
}

function* recordsOf(platform: Pick<Platform, "home">, upload: Upload): Generator<DatasetRecord> {
  for (const line of readLines(recordsFileOf(uploadsFolder(platform), upload.id)))
    yield JSON.parse(line) as DatasetRecord;
}

/** What stands on a generated dataset (suites, trainings, the graph) counts on its fields: a file that replaces it has them all. */
export function checkFits(dataset: Dataset, upload: Upload): void {
  if (dataset.kind !== "records")
    throw new Failure("conflict", `${dataset.name} is a training set`, {
      hint: "Give the dataset another name.",
    });
  if (!("generator" in dataset.recipe)) return;
  const given = new Map(upload.fields.map((field) => [field.name, field.type]));
  const missing = dataset.fields
    .filter((field) => given.get(field.name) !== field.type)
    .map((field) => field.name);
  if (missing.length === 0) return;
  throw new Failure(
    "conflict",
    `${upload.file_name} lacks fields that ${dataset.name} has: ${missing.slice(0, 8).join(", ")}`,
    { hint: "Give the dataset another name, or the file these columns." },
  );
}
