"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { useState } from "react";
import { Button } from "#web/controls/button.tsx";
import type { Neighbour } from "#web/data-access/graph-queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { KindIcon } from "./kind-icon.tsx";
import { relationWords } from "./relation-words.ts";

const words = dataHubWords.graph;
const shownAtFirst = 8;

/** Relations of one kind and direction together, in the order in which they come. */
function groupsOf(neighbours: Neighbour[]): [string, Neighbour[]][] {
  const groups = new Map<string, Neighbour[]>();
  for (const neighbour of neighbours) {
    const key = `${neighbour.depth} ${neighbour.direction} ${neighbour.relation.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), neighbour]);
  }
  return [...groups];
}

function Related({ entity, relation }: Neighbour) {
  return (
    <li className="flex min-h-8 items-center gap-2 border-b last:border-0">
      <KindIcon kind={entity.kind} className="size-3.5 shrink-0 text-muted" />
      <PlaceLink
        href={`/data/graph?entity=${encodeURIComponent(entity.id)}`}
        className="min-w-0 flex-1 truncate hover:underline hover:underline-offset-[3px]"
      >
        {entity.name}
      </PlaceLink>
      <PlaceLink
        href={`/data?dataset=${encodeURIComponent(relation.collection)}&row=${encodeURIComponent(relation.record_id)}`}
        title={`${words.statedBy} ${relation.collection} ${relation.record_id}`}
        className="inline-flex min-h-6 max-w-28 shrink-0 items-center truncate font-mono text-[12px] text-muted hover:text-ink"
      >
        {relation.record_id}
      </PlaceLink>
    </li>
  );
}

function Group({ items }: { items: Neighbour[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const [first] = items;
  if (first === undefined) return null;
  const Arrow = first.direction === "out" ? ArrowRight : ArrowLeft;
  const shown = isWhole ? items : items.slice(0, shownAtFirst);
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 flex items-center gap-1.5 text-[13px] text-muted">
        <Arrow className="size-3.5" aria-hidden />
        {relationWords(first.relation.kind)}
        {first.depth > 1 && ` · ${words.depths[2]}`}
        <span className="ml-auto tabular-nums">{items.length}</span>
      </h3>
      <ul>
        {shown.map((item) => (
          <Related key={`${item.entity.id} ${item.relation.record_id}`} {...item} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button size="small" look="quiet" className="mt-1 -ml-2.5" onClick={() => setIsWhole(true)}>
          {words.showAll(items.length)}
        </Button>
      )}
    </section>
  );
}

/** Every relation in words, with the record that states it. */
export function NeighbourList({ neighbours }: { neighbours: Neighbour[] }) {
  return (
    <div className="columns-1 gap-8 md:columns-2">
      {groupsOf(neighbours).map(([key, items]) => (
        <Group key={key} items={items} />
      ))}
    </div>
  );
}
