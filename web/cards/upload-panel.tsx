"use client";

import { EmptyNote } from "#web/controls/empty-note.tsx";
import { DataTable } from "#web/controls/data-table.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import type { Upload } from "#domain/upload.ts";
import { flatRow } from "#web/data/datasets/flat-row.ts";
import { useDatasets, useUploadedFiles } from "#web/data-access/data-queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showBytes } from "#web/messages/format.ts";

const words = dataHubWords.upload;

/** The datasets that hold what the file holds, each with a way to it. */
function MadeOfIt({ file }: { file: Upload }) {
  const { data: datasets } = useDatasets();
  const made = (datasets ?? []).filter(
    ({ digest, recipe }) => recipe["upload"] === file.id || digest === file.digest,
  );
  return (
    <section className="px-4">
      <h4 className="text-[13px] text-muted">{words.datasets}</h4>
      {made.length === 0 && <p className="mt-0.5">{datasets === undefined ? "" : words.noDataset}</p>}
      <ul>
        {made.map(({ id, name, version, count }) => (
          <li key={id}>
            <PlaceLink
              href={`/data?dataset=${encodeURIComponent(id)}`}
              className="inline-flex min-h-7 items-center text-accent-ink underline underline-offset-[3px]"
            >
              {words.done(name, version, dataHubWords.rows(count))}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A file that was sent with a message: what the server read in it, and the datasets made of it. */
export function UploadPanel({ id }: { id: string }) {
  const { data: files, error, refetch } = useUploadedFiles();
  const file = files?.find((item) => item.id === id);
  if (file === undefined)
    return (
      <div className="p-4">
        {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
        {error === null &&
          (files === undefined ? <SkeletonLines count={3} height={72} /> : <EmptyNote title={words.gone} />)}
      </div>
    );
  return (
    <div className="space-y-5 py-4">
      <div className="px-4">
        <h3 className="text-[15px] font-medium break-words">{file.file_name}</h3>
        <p className="mt-0.5 text-[13px] text-muted tabular-nums">
          {`${words.found(file.format.toUpperCase(), dataHubWords.rows(file.count), file.fields.length)} · ${showBytes(file.bytes)} · ${words.by(file.uploaded_by)} · `}
          <RelativeTime at={file.uploaded_at} />
        </p>
      </div>
      <MadeOfIt file={file} />
      <section>
        <h4 className="mb-1 px-4 text-[13px] text-muted">{words.columns}</h4>
        <dl className="divide-y border-y text-[13px]">
          {file.fields.map(({ name, type }) => (
            <div key={name} className="flex justify-between gap-4 px-4 py-1">
              <dt className="min-w-0 font-mono text-[12.5px] leading-5 break-words">{name}</dt>
              <dd className="shrink-0 text-muted">{dataHubWords.fields.types[type]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h4 className="mb-1 px-4 text-[13px] text-muted">{words.first}</h4>
        <DataTable
          columns={file.fields.map(({ name, type }) => ({
            key: name,
            label: name.replaceAll("_", " "),
            numeric: type === "number",
          }))}
          rows={file.sample.map(flatRow)}
          label={words.firstOf(file.file_name)}
        />
      </section>
    </div>
  );
}
