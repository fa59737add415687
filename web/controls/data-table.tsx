"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { showDate, showNumber } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { classNames } from "./class-names.ts";
import { sortRows, type Sorting, type TableRow } from "./sort-rows.ts";

type Column = { key: string; label: string; numeric?: boolean | undefined };
type DataTableProps = {
  columns: Column[];
  rows: TableRow[];
  label: string;
  shown?: number;
  /** What is said when there are no rows. */
  none?: string;
  /** Makes each row's first cell a button that opens the row. */
  open?: { label: (row: TableRow) => string; onOpen: (row: TableRow) => void };
};

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function cellText(key: string, value: TableRow[string] | undefined): string {
  if (value === null || value === undefined) return "–";
  // A year is a name: its thousands are not set apart.
  if (typeof value === "number") return /(?:^|_)year/.test(key) ? String(value) : showNumber(value);
  if (typeof value === "boolean") return value ? words.common.yes : words.common.no;
  return isoTime.test(value) ? showDate(value) : value;
}

/** Longer texts than this go on over lines, so that a table with one is not cut at its side. */
const oneLine = 32;

const isLong = (rows: readonly TableRow[], key: string) =>
  rows.some((row) => typeof row[key] === "string" && String(row[key]).length > oneLine);

const ariaSort = (sorting: Sorting | undefined, key: string) =>
  sorting?.key !== key ? "none" : sorting.isDescending ? "descending" : "ascending";

/** Rows under headings that sort: once up, again down, again as they came. */
export function DataTable({ columns, rows, label, shown = rows.length, none, open }: DataTableProps) {
  const [sorting, setSorting] = useState<Sorting>();
  const next = (key: string): Sorting | undefined => {
    if (sorting?.key !== key) return { key, isDescending: false };
    return sorting.isDescending ? undefined : { key, isDescending: true };
  };
  const long = new Set(columns.map(({ key }) => key).filter((key) => isLong(rows, key)));
  return (
    <div className="overflow-x-auto border-t" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full text-[13px]">
        <thead>
          <tr className="border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                aria-sort={ariaSort(sorting, column.key)}
                className={classNames(
                  "px-2 first:pl-3 last:pr-3",
                  column.numeric === true ? "text-right" : "text-left",
                )}
              >
                <button
                  type="button"
                  title={words.tool.sortBy(column.label)}
                  onClick={() => setSorting(next(column.key))}
                  className="inline-flex min-h-7 items-center gap-1 rounded-[5px] px-1 font-normal whitespace-nowrap text-muted hover:text-ink"
                >
                  {column.label}
                  {sorting?.key === column.key &&
                    (sorting.isDescending ? (
                      <ArrowDown className="size-3" aria-hidden />
                    ) : (
                      <ArrowUp className="size-3" aria-hidden />
                    ))}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, sorting)
            .slice(0, shown)
            .map((row, index) => (
              <tr key={index} className="border-b last:border-0 hover:bg-sunken/50">
                {columns.map((column, place) => (
                  <td
                    key={column.key}
                    title={typeof row[column.key] === "string" ? String(row[column.key]) : undefined}
                    className={classNames(
                      "max-w-80 px-3 py-1.5 align-top first:pl-4 last:pr-4",
                      long.has(column.key) ? "min-w-40" : "truncate",
                      column.numeric === true && "text-right tabular-nums",
                    )}
                  >
                    {open !== undefined && place === 0 ? (
                      <button
                        type="button"
                        aria-label={open.label(row)}
                        onClick={() => open.onOpen(row)}
                        className="-my-1 inline-flex min-h-6 items-center text-accent-ink hover:underline hover:underline-offset-[3px]"
                      >
                        {cellText(column.key, row[column.key])}
                      </button>
                    ) : (
                      <span className={classNames(long.has(column.key) && "line-clamp-2 break-words")}>
                        {cellText(column.key, row[column.key])}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="px-4 py-3 text-muted">{none ?? words.tool.noRows}</p>}
    </div>
  );
}
