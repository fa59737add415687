import type { RecordNoun } from "#domain/dataset.ts";
import { listInWords } from "#domain/in-words.ts";
import { recordFilter, type RecordFilter } from "#tools/warehouse/record-filter.ts";
import { conditionWords, placeBefore } from "./condition-words.ts";
import { nounOf, nounOfKind } from "./record-noun.ts";

/** The conditions among arguments that are not checked yet; what cannot be read is left out. */
export function readFilters(filters: unknown): RecordFilter[] {
  return (Array.isArray(filters) ? filters : []).flatMap(
    (filter) => recordFilter.safeParse(filter).data ?? [],
  );
}

/** The noun alone: "ticket", "tickets" where the conditions say which kind of record is meant. */
export function nounFor(dataset: string, filters: unknown): RecordNoun {
  const noun = nounOf(dataset);
  const kind = readFilters(filters).find((filter) => isKind(filter, noun));
  return kind === undefined ? noun : nounOfKind(String(kind.value));
}

/** What is counted or looked for, as a person says it: "ThinkPad tickets about the battery". */
export function recordsInWords(dataset: string, filters: unknown): RecordNoun {
  const noun = nounOf(dataset);
  const said = readFilters(filters).filter((filter) => !isKind(filter, noun));
  const worded = said.map((filter) => ({ field: filter.field, words: conditionWords(filter) }));
  const before = worded
    .flatMap(({ field, words }) => ("before" in words ? [{ field, text: words.before }] : []))
    .toSorted((left, right) => placeBefore(left.field) - placeBefore(right.field))
    .map(({ text }) => text);
  const after = worded.flatMap(({ words }) => ("after" in words ? [words.after] : []));
  const whose = worded.flatMap(({ words }) => ("whose" in words ? [`whose ${words.whose}`] : []));
  const around = (word: string) =>
    [...before, word, ...after, listInWords(whose)].filter((part) => part !== "").join(" ");
  const { one, many } = nounFor(dataset, filters);
  return { one: around(one), many: around(many) };
}

const isKind = ({ field, op }: RecordFilter, noun: RecordNoun) => field === noun.from && op === "is";
