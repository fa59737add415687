import type { RecordNoun } from "#domain/dataset.ts";
import { pluralOf, singularOf } from "#domain/field-title.ts";
import { generators } from "#data/generators.ts";
import { usageDataset, usageNoun } from "#backends/ledger/usage/usage-dataset.ts";

const own: ReadonlyMap<string, { title: string; noun: RecordNoun }> = new Map([
  ...generators.map(({ name, title, noun }) => [name, { title, noun }] as const),
  [usageDataset, { title: "Platform usage", noun: usageNoun }] as const,
]);

const nameOf = (dataset: string) => dataset.replace(/@\d+$/, "");

/** A dataset in words: `user-behavior` is "user behaviour". */
export function datasetTitle(dataset: string): string {
  const name = nameOf(dataset);
  return own.get(name)?.title.toLowerCase() ?? name.replaceAll(/[-_]+/g, " ");
}

/** What its records are called. A dataset that was imported tells by its name: `field-notes` holds field notes. */
export function nounOf(dataset: string): RecordNoun {
  const noun = own.get(nameOf(dataset))?.noun;
  if (noun !== undefined) return noun;
  const title = datasetTitle(dataset);
  const one = singularOf(title);
  return one === title ? { one: `record of ${title}`, many: `records of ${title}` } : { one, many: title };
}

/** The noun that a kind of record is, such as "tool call". */
export const nounOfKind = (kind: string): RecordNoun => ({ one: kind, many: pluralOf(kind) });
