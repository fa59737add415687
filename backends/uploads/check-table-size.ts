import { Failure } from "#domain/failure.ts";
import type { UploadLimits } from "./raw-table.ts";

/** Throws `too-large` when a table has more rows, columns or cells than may be. */
export function checkTableSize(rows: number, columns: number, limits: UploadLimits): void {
  if (columns > limits.max_columns)
    throw tooLarge(`${columns} columns`, limits.max_columns, "Leave out columns that nobody needs.");
  if (rows > limits.max_rows)
    throw tooLarge(`more than ${limits.max_rows} rows`, limits.max_rows, "Split the file.");
  if (rows * columns > limits.max_cells)
    throw tooLarge(`${rows * columns} values`, limits.max_cells, "Split the file, or leave out columns.");
}

export function checkBytes(bytes: number, limits: UploadLimits): void {
  if (bytes > limits.max_bytes) throw tooLarge(`${bytes} bytes`, limits.max_bytes, "Split the file.");
  if (bytes === 0)
    throw new Failure("invalid-input", "The file is empty", {
      hint: "Choose a file with a header and rows.",
    });
}

function tooLarge(what: string, most: number, hint: string): Failure {
  return new Failure("too-large", `The file has ${what}; ${most} are the most`, { hint });
}
