import type { Upload } from "#domain/upload.ts";
import type { FailureBody } from "#domain/failure.ts";
import type { UploadLimits } from "./raw-table.ts";

/** What the child is asked, as one line on its stdin: to read a file and to write its records to another. */
export type ParseOrder = { source: string; records: string; limits: UploadLimits };

export type ParsedTable = Pick<Upload, "format" | "fields" | "count" | "ids" | "digest" | "sample">;

/** What it answers, as one line on its stdout. */
export type ParseAnswer = { kind: "parsed"; table: ParsedTable } | { kind: "refused"; failure: FailureBody };
