import { CsvError, parse } from "csv-parse/sync";
import { Failure } from "#domain/failure.ts";
import { checkTableSize } from "./check-table-size.ts";
import type { RawTable, UploadLimits } from "./raw-table.ts";

type Sniffed = { format: "csv" | "tsv"; text: string; delimiter: string };

const faults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote is opened and never closed",
  CSV_INVALID_CLOSING_QUOTE: "something stands between a closing quote and the next separator",
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE:
    "something stands between a closing quote and the next separator",
  INVALID_OPENING_QUOTE: "a quote stands inside a value that does not begin with one",
  CSV_MAX_RECORD_SIZE: "a row is too long; a quote may be open",
};

/** A CSV or TSV file: a line that names the columns, and rows with as many values. Throws `invalid-input` with the line, and `too-large`. */
export function readDelimited({ format, text, delimiter }: Sniffed, limits: UploadLimits): RawTable {
  const lines: number[] = [];
  const [header = [], ...rows] = parseRows(text, delimiter, lines, limits);
  checkTableSize(rows.length, header.length, limits);
  for (const [index, row] of rows.entries()) {
    if (row.length !== header.length)
      throw new Failure(
        "invalid-input",
        `Line ${lines[index + 1]} has ${row.length} values; the header names ${header.length} columns`,
        {
          hint: "Give every row as many values as there are columns; quote a value that holds the separator.",
        },
      );
  }
  return { format, columns: header, rows, placeOf: (row) => `line ${lines[row + 1]}` };
}

function parseRows(text: string, delimiter: string, lines: number[], limits: UploadLimits): string[][] {
  let last = 1;
  try {
    const rows: unknown = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: limits.max_columns * 10_000,
      to: limits.max_rows + 2,
      on_record(record: string[], { lines: line }) {
        lines.push(last);
        last = line + 1;
        return record;
      },
    });
    return rows as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : last;
    throw new Failure("invalid-input", `Line ${line}: ${faults[error.code] ?? error.message}`, {
      hint: "Quote a value with double quotes as a whole, and write a quote inside it twice.",
      cause: error,
    });
  }
}
