import type { QueryClient } from "@tanstack/react-query";
import type { Card } from "#domain/card.ts";
import type { Passage } from "#domain/passage.ts";

export type CitedCard = Extract<Card, { kind: "cited" }>;

/** A passage as an answer cites it: with the sentences that rest on it. */
export type CitedPassage = { number: number; passage: Passage; score: number; sentences: string[] };

export const citedPassageKey = (id: string) => ["cited-passages", id];

export function citedPassagesOf({ sentences, passages }: CitedCard): CitedPassage[] {
  return passages.map((found) => ({
    ...found,
    sentences: sentences
      .filter((sentence) => sentence.citations.includes(found.number))
      .map((sentence) => sentence.text),
  }));
}

/** Keeps an answer's passages where the panel beside the conversation finds them, for as long as the page stands. */
export function keepCitedPassages(client: QueryClient, card: CitedCard): void {
  for (const cited of citedPassagesOf(card)) {
    const queryKey = citedPassageKey(cited.passage.id);
    client.setQueryDefaults(queryKey, { gcTime: Infinity, staleTime: Infinity });
    client.setQueryData(queryKey, cited);
  }
}
