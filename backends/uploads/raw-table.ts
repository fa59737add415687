export const uploadFormats = ["csv", "tsv", "json", "jsonl", "parquet"] as const;
export type UploadFormat = (typeof uploadFormats)[number];

export type UploadLimits = {
  max_bytes: number;
  max_rows: number;
  max_columns: number;
  max_cells: number;
  /** Of one value, in characters. */
  max_value: number;
  /** Of the process that reads the file. */
  max_memory_mb: number;
};

export const usualUploadLimits: UploadLimits = {
  max_bytes: 50_000_000,
  max_rows: 200_000,
  max_columns: 200,
  max_cells: 4_000_000,
  max_value: 100_000,
  max_memory_mb: 1500,
};

/** What a file held before its columns are typed. A value that is not there is null or undefined; texts of CSV are all strings. */
export type RawTable = {
  format: UploadFormat;
  columns: string[];
  rows: unknown[][];
  /** Where a row stands in the file, for people: `line 17`, `record 3`. */
  placeOf(row: number): string;
};
