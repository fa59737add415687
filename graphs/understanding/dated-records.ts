import { fold } from "./tokens.ts";
import type { RecordCondition } from "./record-conditions.ts";
import type { KnownEntity } from "./understanding.ts";

/** A dataset whose records of one kind are what people call by a word, each with its time. */
export type DatedRecords = { dataset: KnownEntity; condition: RecordCondition };

const kinds: readonly [string, RegExp][] = [
  [
    "ticket",
    /\btickets?\b|\bcomplaints?\b|\bcases?\b|\bproblems?\b|beschwerden?|\bfalle?\b|probleme?\b|quejas?|incidencias?|problemas?\b|\bsymptoms?\b|symptome\b|sintomas?\b|工单|投诉|问题|症状/u,
  ],
];

/** What to ask in the place of a dataset without times, when the request is about a time: "tickets this month" are events of kind ticket. */
export function datedRecords(
  text: string,
  asked: string | undefined,
  datasets: readonly KnownEntity[],
): DatedRecords | undefined {
  const fieldsOf = (dataset: KnownEntity | undefined) => dataset?.fields ?? [];
  const present = datasets.find((dataset) => dataset.id === asked);
  if (fieldsOf(present).some((field) => field.format !== undefined)) return undefined;
  const folded = fold(text);
  const kind = kinds.find(([, pattern]) => pattern.test(folded))?.[0];
  if (kind === undefined) return undefined;
  const dataset = datasets.find(
    (one) =>
      fieldsOf(one).some((field) => field.format !== undefined) &&
      fieldsOf(one).some((field) => field.name === "kind" && (field.values ?? []).includes(kind)),
  );
  return dataset === undefined ? undefined : { dataset, condition: { field: "kind", op: "is", value: kind } };
}
