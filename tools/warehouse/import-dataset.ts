import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import { usageDataset } from "#backends/ledger/usage/usage-dataset.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveUpload } from "#tools/naming/resolve-upload.ts";
import { importDatasetExamples } from "./import-dataset.examples.ts";
import { checkFits, importJob, importOutput } from "./import-job.ts";

const namePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** What stores that follow the ledger call something else, and what the platform itself keeps. */
const reservedNames = new Set<string>(["runs", usageDataset]);

export const importDataset = defineTool({
  name: "import_dataset",
  title: "Import a dataset",
  description:
    "Makes a dataset of an uploaded file (CSV, TSV, JSON, JSONL or Parquet): a new one, or a new version of one that is there; earlier versions are kept, and the same records make no new version. A job.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({
    upload: entityId("upload", "the uploaded file, by its id or its name"),
    dataset: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .describe("the dataset's name, such as field-notes; the file's when left out"),
  }),
  output: importOutput,
  phrase: ({ upload, dataset }) =>
    `Import ${nameOr(upload, "an uploaded file")}${dataset === undefined ? "" : ` as ${nameOr(dataset, "a dataset")}`}`,
  summarize: ({ dataset, version, count, unchanged }) => ({
    text: unchanged
      ? `${dataset} holds these ${count} records already (version ${version}).`
      : `${dataset} has ${count} records (version ${version}).`,
  }),
  examples: importDatasetExamples,
  job: importJob,
  estimate: async ({ upload }, { platform }) => {
    if (typeof upload !== "string") return {};
    const { count, bytes } = await resolveUpload(platform, upload);
    return { seconds: Math.ceil(1 + count / 3000), disk_mb: Math.ceil((bytes * 3) / 1e6) };
  },
  async prepare(input, { platform }) {
    const upload = await resolveUpload(platform, input.upload);
    const dataset = nameOfDataset(
      input.dataset ?? upload.file_name.replace(/\.\w+$/, ""),
      input.dataset === undefined ? upload.id : undefined,
    );
    const newest = await getDataset(platform.ledger.db, dataset);
    if (newest !== undefined) checkFits(newest, upload);
    return { upload: upload.id, dataset };
  },
});

/** A name as datasets have them; `fallback` serves when the text has no letter of ours. Throws `invalid-input`. */
function nameOfDataset(text: string, fallback: string | undefined): string {
  const name = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");
  if (namePattern.test(name) && !reservedNames.has(name)) return name;
  if (fallback !== undefined) return fallback;
  throw new Failure("invalid-input", `"${text}" cannot be a dataset's name`, {
    hint: "Use small letters, figures and -, such as field-notes.",
  });
}
