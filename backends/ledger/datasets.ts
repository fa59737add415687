import { and, desc, eq, or, sql } from "drizzle-orm";
import type { Dataset } from "#domain/dataset.ts";
import type { Transaction } from "./ledger.ts";
import { datasets } from "./schema/tables.ts";

/** Adds a version of a dataset; its records are added apart, in the same transaction. */
export async function insertDataset(transaction: Transaction, dataset: Dataset): Promise<void> {
  await transaction.insert(datasets).values(dataset);
}

/** By id, else the newest version of that name; `version` picks another one. */
export async function getDataset(
  db: Transaction,
  idOrName: string,
  version?: number,
): Promise<Dataset | undefined> {
  const [row] = await db
    .select()
    .from(datasets)
    .where(
      and(
        or(eq(datasets.id, idOrName), eq(datasets.name, idOrName)),
        version === undefined ? undefined : eq(datasets.version, version),
      ),
    )
    .orderBy(sql`${datasets.id} = ${idOrName} desc`, desc(datasets.version))
    .limit(1);
  return row;
}

/** The newest version of each name, by name. */
export function listDatasets(db: Transaction): Promise<Dataset[]> {
  return db.selectDistinctOn([datasets.name]).from(datasets).orderBy(datasets.name, desc(datasets.version));
}

/** Every version of a name, newest first. */
export function listDatasetVersions(db: Transaction, name: string): Promise<Dataset[]> {
  return db.select().from(datasets).where(eq(datasets.name, name)).orderBy(desc(datasets.version));
}

/** The number a new version of `name` will have; 1 for a new name. Held until the transaction ends. */
export async function nextVersion(transaction: Transaction, name: string): Promise<number> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`dataset:${name}`}))`);
  const [row] = await transaction
    .select({ last: sql<number>`coalesce(max(${datasets.version}), 0)::int` })
    .from(datasets)
    .where(eq(datasets.name, name));
  return (row?.last ?? 0) + 1;
}
