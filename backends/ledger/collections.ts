import { asc } from "drizzle-orm";
import type { Transaction } from "./ledger.ts";
import { collections } from "./schema/tables.ts";

/** A dataset that was made searchable; the collection is called as its records are: by the dataset's name. */
export type AddedCollection = { name: string; dataset: string; created_by: string; created_at: string };

/** Adds a collection; one that is there already stays as it is. */
export async function addCollection(transaction: Transaction, collection: AddedCollection): Promise<void> {
  await transaction.insert(collections).values(collection).onConflictDoNothing();
}

/** By name. */
export function listAddedCollections(db: Transaction): Promise<AddedCollection[]> {
  return db.select().from(collections).orderBy(asc(collections.name));
}
