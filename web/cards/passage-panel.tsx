"use client";

import { useQuery } from "@tanstack/react-query";
import type { Passage } from "#domain/passage.ts";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { showNumber } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { citedPassageKey, type CitedPassage } from "./cited-passages.ts";
import { PassageText } from "./passage-text.tsx";

function Metadata({ passage }: { passage: Passage }) {
  const facts = Object.entries(passage.metadata);
  return (
    <dl className="grid grid-cols-[minmax(90px,auto)_1fr] gap-x-4 text-[13px]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="py-0.5 text-muted">{name.replaceAll("_", " ")}</dt>
          <dd className="min-w-0 py-0.5 break-words">{String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A passage beside the conversation that cites it. The conversation itself keeps it, so nothing is asked of the server. */
export function PassagePanel({ id }: { id: string }) {
  const { data: cited } = useQuery<CitedPassage>({ queryKey: citedPassageKey(id), enabled: false });
  if (cited === undefined)
    return (
      <div className="p-4">
        <EmptyNote title={words.cited.notHere} />
      </div>
    );
  const { passage, number, score } = cited;
  return (
    <div className="space-y-4 p-4">
      <div>
        <h3 className="text-[15px] font-medium">{passage.title}</h3>
        <p className="mt-0.5 text-[13px] text-muted tabular-nums">
          {`${words.cited.passage} ${number} · ${passage.collection} · ${words.cited.near.toLowerCase()} ${showNumber(score)}`}
        </p>
      </div>
      <PassageText text={passage.text} sentences={cited.sentences} />
      <Metadata passage={passage} />
      <PlaceLink
        href={`/data?dataset=${encodeURIComponent(passage.collection)}&row=${encodeURIComponent(passage.record_id)}`}
        className="inline-flex h-8 items-center rounded-[7px] border border-line-strong px-3 text-[13.5px] font-medium hover:bg-sunken"
      >
        {words.cited.record}
      </PlaceLink>
    </div>
  );
}
