import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "./ledger.ts";
import { variants } from "./schema/tables.ts";

/** An adapter made here. `path` is below the home folder; `address` is `local/<base>+<name>@<version>`. */
export type Variant = typeof variants.$inferSelect;

/** Throws `conflict` when the address exists, or the job has made one already. */
export async function insertVariant(transaction: Transaction, variant: Variant): Promise<void> {
  await transaction.insert(variants).values(variant);
}

/** The number a new adapter called `name` will have; 1 for a new name. Held until the transaction ends. */
export async function nextVariantVersion(transaction: Transaction, name: string): Promise<number> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`variant:${name}`}))`);
  const [row] = await transaction
    .select({ last: sql<number>`coalesce(max(${variants.version}), 0)::int` })
    .from(variants)
    .where(eq(variants.name, name));
  return (row?.last ?? 0) + 1;
}

/** The newest adapter of a name, or one version of it; of any base, or of one. */
export async function findVariant(
  db: Transaction,
  name: string,
  version?: number,
  base?: string,
): Promise<Variant | undefined> {
  const [row] = await db
    .select()
    .from(variants)
    .where(
      and(
        eq(variants.name, name),
        version === undefined ? undefined : eq(variants.version, version),
        base === undefined ? undefined : eq(variants.base, base),
      ),
    )
    .orderBy(desc(variants.version))
    .limit(1);
  return row;
}

export async function getVariant(db: Transaction, address: string): Promise<Variant | undefined> {
  const [row] = await db.select().from(variants).where(eq(variants.address, address));
  return row;
}

/** The variant that a job made. */
export async function findVariantOfJob(db: Transaction, jobId: string): Promise<Variant | undefined> {
  const [row] = await db.select().from(variants).where(eq(variants.job_id, jobId));
  return row;
}

/** Newest first. */
export function listVariants(db: Transaction): Promise<Variant[]> {
  return db.select().from(variants).orderBy(desc(variants.created_at), desc(variants.address));
}
