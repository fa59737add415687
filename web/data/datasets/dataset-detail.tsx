"use client";

import type { Dataset } from "#domain/dataset.ts";
import { Button } from "#web/controls/button.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useDataset, type DatasetWithVersions } from "#web/data-access/data-queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { DatasetFields } from "./dataset-fields.tsx";
import { DatasetLineage } from "./dataset-lineage.tsx";
import { DatasetRows } from "./dataset-rows.tsx";
import { DatasetVersions } from "./dataset-versions.tsx";

const words = dataHubWords.datasets;
const parts = ["rows", "fields", "lineage", "versions"] as const;
type Part = (typeof parts)[number];

const isPart = (text: string | undefined): text is Part => parts.some((part) => part === text);

function Head({ dataset }: { dataset: DatasetWithVersions }) {
  const newest = dataset.versions.reduce((best, item) => Math.max(best, item.version), dataset.version);
  return (
    <header className="px-4 pt-4 md:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-[15px] font-semibold">{dataset.name}</h2>
        <span className="text-[13px] text-muted tabular-nums">
          {`${words.kindOf[dataset.kind]} · ${words.version(dataset.version)} · ${dataHubWords.records(dataset.count)} · ${words.by(dataset.created_by)} · `}
          <RelativeTime at={dataset.created_at} />
        </span>
        <span
          className="ml-auto font-mono text-[12px] text-muted"
          title={`${words.digest}: ${dataset.digest}`}
        >
          {dataset.digest.slice(0, 16)}
        </span>
      </div>
      {dataset.version < newest && (
        <p className="mt-2 rounded-[7px] bg-wait/12 px-3 py-1.5 text-wait">
          {words.older(dataset.version)}{" "}
          <PlaceLink
            href={`/data?dataset=${encodeURIComponent(dataset.name)}`}
            className="underline underline-offset-[3px]"
          >
            {words.toNewest}
          </PlaceLink>
        </p>
      )}
    </header>
  );
}

function PartView({
  part,
  dataset,
  datasets,
}: {
  part: Part;
  dataset: DatasetWithVersions;
  datasets: Dataset[];
}) {
  if (part === "rows") return <DatasetRows dataset={dataset} />;
  if (part === "fields") return <DatasetFields dataset={dataset} />;
  if (part === "lineage") return <DatasetLineage dataset={dataset} datasets={datasets} />;
  return <DatasetVersions dataset={dataset} />;
}

type DatasetDetailProps = { id: string; datasets: Dataset[] };

/** One dataset: its rows, its fields, where it comes from and what came of it, and its versions. */
export function DatasetDetail({ id, datasets }: DatasetDetailProps) {
  const { data: dataset, error, refetch } = useDataset(id);
  const place = usePlace();
  const named = place.read("part");
  const part = isPart(named) ? named : "rows";
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  if (dataset === undefined) return <SkeletonLines count={3} height={96} />;
  return (
    <section aria-label={dataset.name} className="min-w-0 overflow-hidden rounded-card border bg-surface">
      <Head dataset={dataset} />
      <div
        role="group"
        aria-label={words.partsOf(dataset.name)}
        className="flex flex-wrap gap-1 px-3 pt-2.5 pb-2 md:px-4"
      >
        {parts.map((item) => (
          <Button
            key={item}
            size="small"
            look={item === part ? "secondary" : "quiet"}
            aria-pressed={item === part}
            onClick={() =>
              place.change({ part: item === "rows" ? undefined : item, filters: undefined, row: undefined })
            }
          >
            {words.parts[item]}
          </Button>
        ))}
      </div>
      <PartView part={part} dataset={dataset} datasets={datasets} />
    </section>
  );
}
