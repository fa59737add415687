"use client";

import type { Dataset } from "#domain/dataset.ts";
import { classNames } from "#web/controls/class-names.ts";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useDatasets } from "#web/data-access/queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { PlaceTitle } from "#web/frame/place-title.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { DatasetDetail } from "./dataset-detail.tsx";

function DatasetRow({ dataset, isChosen }: { dataset: Dataset; isChosen: boolean }) {
  return (
    <li>
      <PlaceLink
        href={`/data?dataset=${dataset.id}`}
        {...(isChosen ? { "aria-current": "true" as const } : {})}
        className={classNames(
          "block border-l-2 px-4 py-2.5 focus-visible:outline-offset-[-2px]",
          isChosen ? "border-l-accent bg-sunken/60" : "border-l-transparent hover:bg-sunken/40",
        )}
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{dataset.name}</span>
          <span className="text-[13px] text-muted tabular-nums">{showWhole(dataset.count)}</span>
        </span>
        <span className="block text-[12.5px] text-muted">{`${words.data.kinds[dataset.kind]} · v${dataset.version}`}</span>
      </PlaceLink>
    </li>
  );
}

/** The datasets, each with its versioned origin and a look inside. */
export function DataWorkspace() {
  const { data: datasets, error, refetch } = useDatasets();
  const name = usePlace().read("dataset");
  const chosen = datasets?.find((dataset) => dataset.id === name || dataset.name === name) ?? datasets?.[0];
  return (
    <div className="h-full overflow-y-auto">
      <PlaceTitle title={words.data.title}>
        <span className="font-medium">{words.data.title}</span>
      </PlaceTitle>
      <div className="mx-auto max-w-[1280px] px-4 py-6 md:px-8">
        <PageHead title={words.data.title} text={words.data.subtitle} />
        {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
        {datasets === undefined && error === null && <SkeletonLines count={4} height={56} />}
        {datasets?.length === 0 && <EmptyNote title={words.data.none} />}
        {datasets !== undefined && chosen !== undefined && (
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(240px,300px)_1fr]">
            <ul className="divide-y overflow-hidden rounded-card border bg-surface">
              {datasets.map((dataset) => (
                <DatasetRow key={dataset.id} dataset={dataset} isChosen={dataset.id === chosen.id} />
              ))}
            </ul>
            <DatasetDetail key={chosen.id} dataset={chosen} />
          </div>
        )}
      </div>
    </div>
  );
}
