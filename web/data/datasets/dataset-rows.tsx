"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { Dataset, Field } from "#domain/dataset.ts";
import { capitalised, columnTitle } from "#domain/field-title.ts";
import { DataTable } from "#web/controls/data-table.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { IconButton } from "#web/controls/icon-button.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useDatasetRows } from "#web/data-access/data-queries.ts";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showWhole } from "#web/messages/format.ts";
import { FilterBar } from "./filter-bar.tsx";
import { flatRow } from "./flat-row.ts";
import { RecordDialog } from "./record-dialog.tsx";
import { addressOfFilters, filtersOfAddress } from "./row-filters.ts";

const { rowsView } = dataHubWords;
const pageSize = 25;

function fieldsOf(dataset: Dataset, rows: Record<string, unknown>[]): Field[] {
  const declared =
    dataset.fields.length > 0
      ? dataset.fields
      : Object.keys(rows[0] ?? {}).map((name) => ({ name, type: "string" as const, description: "" }));
  return declared.some((field) => field.name === "id")
    ? declared
    : [{ name: "id", type: "string", description: "" }, ...declared];
}

type PagerProps = { from: number; count: number; total: number; onBack?: () => void; onNext?: () => void };

function Pager({ from, count, total, onBack, onNext }: PagerProps) {
  const [first, last, all] = [from + 1, from + count, total].map(showWhole);
  return (
    <div className="flex items-center justify-end gap-1 border-t py-1 pr-1.5 pl-4 text-[13px] text-muted tabular-nums">
      <span aria-live="polite" className="mr-1">
        {total === 0 ? dataHubWords.rows(0) : rowsView.shown(first ?? "", last ?? "", all ?? "")}
      </span>
      <IconButton label={rowsView.previous} disabled={onBack === undefined} onClick={onBack}>
        <ChevronLeft />
      </IconButton>
      <IconButton label={rowsView.next} disabled={onNext === undefined} onClick={onNext}>
        <ChevronRight />
      </IconButton>
    </div>
  );
}

/** A dataset's rows, a page at a time, those that meet the filters of the address. */
export function DatasetRows({ dataset }: { dataset: Dataset }) {
  const place = usePlace();
  const written = place.read("filters");
  const filters = filtersOfAddress(written);
  // The cursors of the pages up to this one: the way back. They belong to the filters they were made under.
  const [trail, setTrail] = useState<{ filters: string | undefined; cursors: string[] }>({
    filters: written,
    cursors: [],
  });
  const cursors = trail.filters === written ? trail.cursors : [];
  const follow = (next: string[]) => setTrail({ filters: written, cursors: next });
  const { data, error, refetch } = useDatasetRows(dataset.id, {
    limit: pageSize,
    cursor: cursors.at(-1),
    filters,
  });
  if (error !== null)
    return (
      <div className="border-t p-4">
        <FailureNote failure={error} onRetry={() => void refetch()} />
      </div>
    );
  if (data === undefined)
    return (
      <div className="border-t p-4">
        <SkeletonLines count={8} height={24} />
      </div>
    );
  const fields = fieldsOf(dataset, data.items);
  const next = data.next_cursor;
  return (
    <>
      {dataset.kind === "records" && (
        <FilterBar
          fields={fields}
          filters={filters}
          onChange={(changed) => place.change({ filters: addressOfFilters(changed) })}
        />
      )}
      <DataTable
        columns={fields.map(({ name, type }) => ({
          key: name,
          label: capitalised(columnTitle(name)),
          numeric: type === "number",
        }))}
        rows={data.items.map(flatRow)}
        label={rowsView.of(dataset.name)}
        none={filters.length > 0 ? rowsView.none : rowsView.empty}
        open={{
          label: (row) => rowsView.open(String(row["id"])),
          onOpen: (row) => place.change({ row: String(row["id"]) }),
        }}
      />
      <Pager
        from={cursors.length * pageSize}
        count={data.items.length}
        total={data.total}
        {...(cursors.length > 0 ? { onBack: () => follow(cursors.slice(0, -1)) } : {})}
        {...(next === undefined ? {} : { onNext: () => follow([...cursors, next]) })}
      />
      <RecordDialog dataset={dataset} shown={data.items} />
    </>
  );
}
