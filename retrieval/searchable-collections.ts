import { passageCollections } from "#domain/passage.ts";
import { listAddedCollections } from "#backends/ledger/collections.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";

/** Which collections are searched: the stores that hold passages follow these, from the moment one is added. */
export type SearchableCollections = {
  has(name: string): boolean;
  names(): string[];
  /** Reads the ledger again, once a collection was added to it. */
  refresh(): Promise<void>;
};

export async function openSearchableCollections(ledger: Ledger): Promise<SearchableCollections> {
  const names = new Set<string>(passageCollections);
  const refresh = async (): Promise<void> => {
    for (const { name } of await listAddedCollections(ledger.db)) names.add(name);
  };
  await refresh();
  return { has: (name) => names.has(name), names: () => [...names], refresh };
}
