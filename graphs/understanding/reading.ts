import { findSeries, linkEntities, type Mention } from "./entity-linking.ts";
import type { NameIndex } from "./name-index.ts";
import { findNumbers, type NumberMention } from "./numbers.ts";
import { findQuotes, findQueries, findFiles, type Stretch } from "./stretches.ts";

/** Everything found in a text before asking what it wants. */
export type Reading = {
  text: string;
  mentions: Mention[];
  series: { series: string; start: number; end: number }[];
  numbers: NumberMention[];
  quotes: Stretch[];
  /** Pasted SQL or Cypher. */
  queries: (Stretch & { language: "sql" | "cypher" })[];
  files: Stretch[];
};

export function readText(text: string, index: NameIndex): Reading {
  const queries = findQueries(text);
  const quotes = findQuotes(text);
  const mentions = linkEntities(text, index).filter(
    (mention) => !isInside(mention, quotes) || mention.text.length > 8,
  );
  const isNamed = (place: { start: number; end: number }) =>
    mentions.some((mention) => place.start < mention.end && place.end > mention.start);
  return {
    text,
    mentions,
    series: findSeries(text).filter((place) => !isNamed(place)),
    numbers: findNumbers(text).filter((number) => !isNamed(number)),
    quotes,
    queries,
    files: findFiles(text),
  };
}

function isInside(place: { start: number; end: number }, stretches: Stretch[]): boolean {
  return stretches.some((stretch) => place.start >= stretch.start && place.end <= stretch.end);
}
