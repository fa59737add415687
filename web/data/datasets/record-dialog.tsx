"use client";

import type { Dataset } from "#domain/dataset.ts";
import { Dialog } from "#web/controls/dialog.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useDatasetRows } from "#web/data-access/data-queries.ts";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { flatRow } from "./flat-row.ts";

function RecordFields({ row }: { row: Record<string, unknown> }) {
  return (
    <dl className="divide-y text-[13.5px]">
      {Object.entries(flatRow(row)).map(([name, value]) => (
        <div key={name} className="grid gap-x-4 py-1.5 sm:grid-cols-[150px_1fr]">
          <dt className="text-muted">{name.replaceAll("_", " ")}</dt>
          <dd className="min-w-0 break-words whitespace-pre-wrap">{value === null ? "–" : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A record that is not on the page shown is asked for by its id. */
function AskedRecord({ dataset, id }: { dataset: Dataset; id: string }) {
  const { data, error } = useDatasetRows(dataset.id, {
    limit: 1,
    filters: [{ field: "id", op: "is", value: id }],
  });
  if (error !== null) return <FailureNote failure={error} />;
  if (data === undefined) return <SkeletonLines count={6} height={24} />;
  const row = data.items.find((item) => item["id"] === id);
  return row === undefined ? (
    <p className="text-muted">{dataHubWords.rowsView.none}</p>
  ) : (
    <RecordFields row={row} />
  );
}

type RecordDialogProps = { dataset: Dataset; shown: Record<string, unknown>[] };

/** The record that the address names, with every field in full. */
export function RecordDialog({ dataset, shown }: RecordDialogProps) {
  const place = usePlace();
  const id = place.read("row");
  if (id === undefined) return null;
  const row = shown.find((item) => item["id"] === id);
  return (
    <Dialog
      isOpen
      onClose={() => place.change({ row: undefined })}
      title={`${dataHubWords.rowsView.record} ${id}`}
      description={dataset.name}
    >
      {row === undefined ? <AskedRecord dataset={dataset} id={id} /> : <RecordFields row={row} />}
    </Dialog>
  );
}
