"use client";

import type { Dataset, DatasetRecord } from "#domain/dataset.ts";
import { DataTable } from "#web/controls/data-table.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useDatasetRows } from "#web/data-access/queries.ts";
import { showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";

const flat = (record: DatasetRecord) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === "object"
        ? Array.isArray(value) && value.every((item) => typeof item === "string")
          ? value.join(", ")
          : JSON.stringify(value)
        : value,
    ]),
  );

function Preview({ dataset }: { dataset: Dataset }) {
  const { data: rows, error, refetch } = useDatasetRows(dataset.id);
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  if (rows === undefined) return <SkeletonLines count={6} height={28} />;
  const fields =
    dataset.fields.length > 0
      ? dataset.fields
      : Object.keys(rows[0] ?? {}).map((name) => ({ name, type: "string" }));
  const named = fields.some((field) => field.name === "id")
    ? fields
    : [{ name: "id", type: "string" }, ...fields];
  const columns = named.map((field) => ({
    key: field.name,
    label: field.name.replaceAll("_", " "),
    numeric: field.type === "number",
  }));
  return <DataTable columns={columns} rows={rows.map(flat)} label={words.data.preview} />;
}

/** A dataset: its version and origin, and its first records. */
export function DatasetDetail({ dataset }: { dataset: Dataset }) {
  const facts = [
    [words.data.kind, words.data.kinds[dataset.kind]],
    [words.data.version, String(dataset.version)],
    [words.data.records, showWhole(dataset.count)],
    [words.data.by, dataset.created_by],
    [words.data.sources, dataset.sources.map((source) => source.name).join(", ")],
    [
      words.data.recipe,
      Object.entries(dataset.recipe)
        .map(
          ([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`,
        )
        .join(" · "),
    ],
  ] as const;
  return (
    <section className="min-w-0 rounded-card border bg-surface">
      <div className="p-4 md:p-5">
        <div className="flex flex-wrap items-baseline gap-3">
          <h2 className="text-[15px] font-semibold">{dataset.name}</h2>
          <RelativeTime at={dataset.created_at} className="text-[13px] text-muted" />
          <span className="ml-auto font-mono text-[12px] text-muted" title={dataset.digest}>
            {dataset.digest.slice(0, 16)}
          </span>
        </div>
        <dl className="mt-3 grid grid-cols-[96px_1fr] gap-x-4 gap-y-1 text-[13.5px]">
          {facts
            .filter(([, value]) => value !== "")
            .map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-muted">{label}</dt>
                <dd className="min-w-0 break-words">{value}</dd>
              </div>
            ))}
        </dl>
      </div>
      <Preview dataset={dataset} />
    </section>
  );
}
