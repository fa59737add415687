import { z } from "zod";
import { field } from "./dataset.ts";

/** A file that was read and found to be a table; a dataset can be made of it. */
export const upload = z.object({
  id: z.string(),
  file_name: z.string(),
  bytes: z.number().int(),
  format: z.enum(["csv", "tsv", "json", "jsonl", "parquet"]),
  fields: z.array(field),
  count: z.number().int(),
  /** Whether records are known by a column of the file or by the number of their row. */
  ids: z.enum(["column", "row numbers"]),
  /** sha256 of the records, as a dataset's. */
  digest: z.string(),
  /** The first records. */
  sample: z.array(z.record(z.string(), z.unknown())),
  uploaded_by: z.string(),
  uploaded_at: z.string(),
});
export type Upload = z.infer<typeof upload>;
