"use client";

import { useQueryClient } from "@tanstack/react-query";
import { BookOpenText } from "lucide-react";
import { Fragment, useEffect } from "react";
import { capitalised } from "#domain/field-title.ts";
import { useConversation } from "#web/chat/conversation-context.ts";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";
import { Citation } from "./citation.tsx";
import {
  citedPassagesOf,
  keepCitedPassages,
  type CitedCard as Cited,
  type CitedPassage,
} from "./cited-passages.ts";

type SourcesProps = { label: string; passages: CitedPassage[]; onOpen: (id: string) => void };

function Sources({ label, passages, onOpen }: SourcesProps) {
  return (
    <section className="border-t px-4 py-2.5">
      <h4 className="mb-1 text-[13px] text-muted">{label}</h4>
      <ol>
        {passages.map(({ number, passage }) => (
          <li key={number}>
            <button
              type="button"
              onClick={() => onOpen(passage.id)}
              className="flex min-h-7 w-full items-baseline gap-2.5 rounded-[6px] py-0.5 text-left hover:bg-sunken/60"
            >
              <span className="w-4 shrink-0 text-right text-[12.5px] text-accent-ink tabular-nums">
                {number}
              </span>
              <span className="min-w-0 flex-1 truncate">{passage.title}</span>
              <span className="shrink-0 truncate text-[12.5px] text-muted max-@md:hidden">
                {`${passage.collection} · ${passage.record_id}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** An answer of which every sentence rests on passages, by their numbers. */
export function CitedCard({ card }: { card: Cited }) {
  const { openPanel } = useConversation();
  const client = useQueryClient();
  useEffect(() => keepCitedPassages(client, card), [client, card]);
  const passages = citedPassagesOf(card);
  const open = (id: string) => openPanel("passage", id);
  return (
    <CardFrame label={card.title} icon={<BookOpenText />} title={capitalised(card.title)}>
      {card.sentences.length > 0 && (
        <p className="px-4 pb-3.5 text-[15px] leading-relaxed">
          {card.sentences.map(({ text, citations }, index) => (
            <Fragment key={index}>
              {index > 0 && " "}
              {text}
              {citations.map((number) => {
                const cited = passages.find((item) => item.number === number);
                return cited === undefined ? null : (
                  <Citation key={number} cited={cited} onOpen={() => open(cited.passage.id)} />
                );
              })}
            </Fragment>
          ))}
        </p>
      )}
      {card.sentences.length === 0 && <p className="px-4 pb-3.5 text-muted">{words.cited.noSources}</p>}
      {passages.length > 0 && (
        <Sources
          label={card.sentences.length > 0 ? words.cited.sources : words.cited.nearest}
          passages={passages}
          onOpen={open}
        />
      )}
      {card.note !== undefined && <p className="border-t px-4 py-2 text-[12.5px] text-muted">{card.note}</p>}
    </CardFrame>
  );
}
