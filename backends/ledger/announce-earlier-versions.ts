import { listChangedCollections } from "./changes.ts";
import { listDatasets } from "./datasets.ts";
import type { Ledger } from "./ledger.ts";
import { announceVersion } from "./present-records.ts";

/** Tells followers of datasets that a ledger kept before it noted changes; returns their names. */
export async function announceEarlierVersions(ledger: Ledger, now: () => Date): Promise<string[]> {
  const noted = new Set((await listChangedCollections(ledger.db)).map(({ collection }) => collection));
  const unnoted = (await listDatasets(ledger.db)).filter(
    ({ kind, name }) => kind === "records" && !noted.has(name),
  );
  for (const { id, name } of unnoted)
    await ledger.transaction((transaction) =>
      announceVersion(transaction, { name, id, previous: undefined }, now().toISOString()),
    );
  return unnoted.map(({ name }) => name);
}
