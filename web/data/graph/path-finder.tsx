"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { useState } from "react";
import type { KnowledgeEntity, KnowledgeKind } from "#domain/knowledge.ts";
import { Button } from "#web/controls/button.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { Popover } from "#web/controls/popover.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useGraphPaths, type KnowledgePath } from "#web/data-access/graph-queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { EntitySearch } from "./entity-search.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { relationWords } from "./relation-words.ts";

const words = dataHubWords.graph;

function Path({ path }: { path: KnowledgePath }) {
  return (
    <ol className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
      {path.entities.map((entity, index) => {
        const relation = path.relations[index - 1];
        const Arrow = relation?.to === entity.id ? ArrowRight : ArrowLeft;
        return (
          <li key={entity.id} className="flex items-center gap-2">
            {relation !== undefined && (
              <span className="flex items-center gap-1 text-[12.5px] text-muted">
                {relationWords(relation.kind)}
                <Arrow className="size-3.5" aria-hidden />
              </span>
            )}
            <PlaceLink
              href={`/data/graph?entity=${encodeURIComponent(entity.id)}`}
              title={words.kinds[entity.kind]}
              className="inline-flex min-h-8 items-center gap-1.5 rounded-full border bg-canvas px-3 hover:border-line-strong"
            >
              <KindIcon kind={entity.kind} className="size-3.5 text-muted" />
              {entity.name}
            </PlaceLink>
          </li>
        );
      })}
    </ol>
  );
}

function Paths({ from, to }: { from: string; to: string }) {
  const { data: paths, error, refetch } = useGraphPaths(from, to);
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  if (paths === undefined) return <SkeletonLines count={2} height={36} />;
  if (paths.length === 0) return <p className="text-muted">{words.noPath}</p>;
  return (
    <ul aria-label={words.paths} className="space-y-3">
      {paths.map((path) => (
        <li key={path.relations.map((relation) => `${relation.from} ${relation.to}`).join()}>
          <Path path={path} />
        </li>
      ))}
    </ul>
  );
}

/** The shortest ways from the entity shown to another, which the address names as `to`. */
export function PathFinder({ entity }: { entity: KnowledgeEntity }) {
  const place = usePlace();
  const to = place.read("to");
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<KnowledgeKind>();
  return (
    <section className="border-t px-4 py-3.5 md:px-5">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h3 className="text-[13px] text-muted">{words.paths}</h3>
        <Popover
          label={words.choosePath}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
          trigger={<Button size="small">{to === undefined ? words.findPath : words.choosePath}</Button>}
        >
          <EntitySearch
            label={words.choosePath}
            chosen={to}
            kind={kind}
            onKind={setKind}
            onChoose={(id) => {
              setIsOpen(false);
              place.change({ to: id });
            }}
          />
        </Popover>
        {to !== undefined && (
          <Button size="small" look="quiet" onClick={() => place.change({ to: undefined })}>
            {words.clearPath}
          </Button>
        )}
      </div>
      {to !== undefined && <Paths from={entity.id} to={to} />}
    </section>
  );
}
