/** What the child is asked, as one line on its stdin. */
export type QueryOrder = {
  file: string;
  sql: string;
  max_rows: number;
  max_bytes: number;
  max_memory_mb: number;
};

/** What it answers, a line each on its stdout: the columns, rows as they come, then an end. */
export type QueryAnswer =
  | { kind: "columns"; columns: { name: string; type: string }[] }
  | { kind: "rows"; rows: (string | number | boolean | null)[][] }
  | { kind: "done"; truncated: boolean }
  | { kind: "refused"; message: string; hint: string };
