"use client";

import { Button } from "#web/controls/button.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import { useGraphEntity, useNeighbours } from "#web/data-access/graph-queries.ts";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showNumber, showWhole } from "#web/messages/format.ts";
import { words as appWords } from "#web/messages/words.ts";
import { GraphDrawing } from "./graph-drawing.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { NeighbourList } from "./neighbour-list.tsx";
import { PathFinder } from "./path-finder.tsx";

const words = dataHubWords.graph;
const depths = [1, 2] as const;

const shown = (value: string | number | boolean) =>
  typeof value === "number"
    ? Number.isInteger(value)
      ? showWhole(value)
      : showNumber(value)
    : typeof value === "boolean"
      ? value
        ? appWords.common.yes
        : appWords.common.no
      : value;

function Head({ entity }: { entity: KnowledgeEntity }) {
  const properties = Object.entries(entity.properties);
  return (
    <header className="px-4 pt-4 pb-3 md:px-5">
      <div className="flex items-center gap-2.5">
        <KindIcon kind={entity.kind} className="size-5 shrink-0 text-accent-ink" />
        <h2 className="min-w-0 text-[15px] font-semibold break-words">{entity.name}</h2>
        <span className="text-[13px] text-muted">{words.kinds[entity.kind]}</span>
        <span className="ml-auto truncate font-mono text-[12px] text-muted max-md:hidden">{entity.id}</span>
      </div>
      {properties.length > 0 && (
        <dl
          aria-label={words.properties}
          className="mt-2 grid gap-x-6 text-[13px] sm:grid-cols-2 xl:grid-cols-3"
        >
          {properties.map(([name, value]) => (
            <div key={name} className="flex justify-between gap-3 border-b py-1">
              <dt className="shrink-0 text-muted">{name.replaceAll("_", " ")}</dt>
              <dd className="min-w-0 truncate text-right" title={String(value)}>
                {shown(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

function Neighbourhood({ entity }: { entity: KnowledgeEntity }) {
  const place = usePlace();
  const depth = place.read("depth") === "2" ? 2 : 1;
  const { data: neighbours, error, refetch } = useNeighbours(entity.id, depth);
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  if (neighbours === undefined) return <SkeletonLines count={1} height={320} />;
  if (neighbours.length === 0) return <p className="text-muted">{words.noNeighbours}</p>;
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-1">
        <span className="mr-auto text-[13px] text-muted tabular-nums">
          {words.neighbours(neighbours.length)}
        </span>
        <div role="group" aria-label={words.depth} className="flex gap-1">
          {depths.map((item) => (
            <Button
              key={item}
              size="small"
              look={item === depth ? "secondary" : "quiet"}
              aria-pressed={item === depth}
              onClick={() => place.change({ depth: item === 1 ? undefined : String(item) })}
            >
              {words.depths[item]}
            </Button>
          ))}
        </div>
      </div>
      <GraphDrawing
        entity={entity}
        neighbours={neighbours}
        onOpen={(id) => place.change({ entity: id, to: undefined })}
      />
      <div className="mt-4">
        <NeighbourList neighbours={neighbours} />
      </div>
    </>
  );
}

/** An entity: what it is, what relates to it as a drawing and as a list, and the ways from it to another. */
export function EntityDetail({ id }: { id: string }) {
  const { data: entity, error, refetch } = useGraphEntity(id);
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  if (entity === undefined) return <SkeletonLines count={2} height={180} />;
  return (
    <section aria-label={entity.name} className="min-w-0 overflow-hidden rounded-card border bg-surface">
      <Head entity={entity} />
      <PathFinder entity={entity} />
      <div className="border-t px-4 py-3.5 md:px-5">
        <Neighbourhood entity={entity} />
      </div>
    </section>
  );
}
