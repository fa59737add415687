import type { DatasetRecord, Field } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { columnNames } from "./column-names.ts";
import type { RawTable, UploadFormat, UploadLimits } from "./raw-table.ts";
import { typeColumn, type Cell, type TypedColumn } from "./type-column.ts";

export type ParsedUpload = {
  format: UploadFormat;
  fields: Field[];
  records: DatasetRecord[];
  /** Where the ids came from: a column of the file, or the numbers of its rows. */
  ids: "column" | "row numbers";
};

/** Columns typed by all of their values, and records with an id each: that of a column `id` when each row has its own, else the row's number. */
export function typeTable(table: RawTable, limits: UploadLimits): ParsedUpload {
  if (table.rows.length === 0)
    throw new Failure("invalid-input", "The file has a header and no row", {
      hint: "Choose a file with rows.",
    });
  checkValues(table, limits);
  const names = columnNames(table.columns);
  const columns = names.map((_, index) => typeColumn(table.rows.map((row) => row[index])));
  const idColumn = names.indexOf("id");
  const own = idColumn < 0 ? undefined : uniqueTexts(columns[idColumn]?.cells ?? []);
  if (idColumn >= 0 && own === undefined) names[idColumn] = freeName("original_id", names);
  const ids = own ?? table.rows.map((_, index) => String(index + 1));
  const kept = names.flatMap((name, index) => {
    const column = columns[index];
    return name === "id" || column === undefined
      ? []
      : [{ name, header: table.columns[index] ?? name, column }];
  });
  return {
    format: table.format,
    ids: own === undefined ? "row numbers" : "column",
    fields: [idField(own !== undefined), ...kept.map(fieldOf)],
    records: ids.map((id, row) => recordOf(id, row, kept)),
  };
}

function checkValues(table: RawTable, limits: UploadLimits): void {
  for (const [index, row] of table.rows.entries())
    for (const [column, value] of row.entries()) {
      const length =
        typeof value === "string" ? value.length : Array.isArray(value) ? JSON.stringify(value).length : 0;
      if (length > limits.max_value)
        throw new Failure(
          "too-large",
          `The value of ${table.columns[column]?.slice(0, 60)} in ${table.placeOf(index)} has ${length} characters; ${limits.max_value} are the most`,
          { hint: "Shorten it, or leave the column out." },
        );
    }
}

function uniqueTexts(cells: readonly Cell[]): string[] | undefined {
  const texts = cells.map((cell) => (cell === undefined || Array.isArray(cell) ? "" : String(cell)));
  return texts.includes("") || texts.some((text) => text.length > 200) || new Set(texts).size < texts.length
    ? undefined
    : texts;
}

function freeName(wanted: string, names: readonly string[]): string {
  let name = wanted;
  for (let number = 2; names.includes(name); number++) name = `${wanted}_${number}`;
  return name;
}

function idField(isOwn: boolean): Field {
  return {
    name: "id",
    type: "string",
    description: isOwn ? "Id, from the file." : "Number of the row in the file.",
  };
}

function fieldOf({ name, header, column }: { name: string; header: string; column: TypedColumn }): Field {
  const { type, format, values } = column;
  return {
    name,
    type,
    description: header === name ? "A column of the file." : `The file's column "${header.slice(0, 100)}".`,
    ...(format === undefined ? {} : { format }),
    ...(values === undefined ? {} : { values }),
  };
}

function recordOf(
  id: string,
  row: number,
  columns: readonly { name: string; column: TypedColumn }[],
): DatasetRecord {
  const entries = columns.flatMap(({ name, column }) => {
    const cell = column.cells[row];
    return cell === undefined ? [] : [[name, cell] as const];
  });
  return Object.fromEntries([["id", id], ...entries]) as DatasetRecord;
}
