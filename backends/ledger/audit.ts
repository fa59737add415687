import { asc, desc, gt, lt, sql } from "drizzle-orm";
import type { AuditEntry } from "#domain/audit.ts";
import { canonicalHash } from "./canonical-hash.ts";
import type { Transaction } from "./ledger.ts";
import { readCursor, toPage, type Page } from "./page-cursor.ts";
import { storableJson } from "./schema/json-column.ts";
import { audit } from "./schema/tables.ts";

/** Any constant of our own: whoever appends to the chain holds it until its transaction ends. */
const auditLock = 727_462;
/** What the first entry has as the hash before it. */
export const noHash = "0".repeat(64);

/** Appends a link: its hash covers the entry and the hash before it, so no entry can be changed or taken out unseen. */
export async function appendAudit(
  transaction: Transaction,
  entry: { actor: string; action: string; subject: string; detail?: Record<string, unknown> },
  at: string,
): Promise<AuditEntry> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${auditLock})`);
  const [last] = await transaction
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.seq))
    .limit(1);
  // Hashed as it will be read back.
  const stored = JSON.parse(storableJson({ ...entry, detail: entry.detail ?? {} })) as Required<typeof entry>;
  const { actor, action, subject, detail } = stored;
  const link = {
    seq: (last?.seq ?? 0) + 1,
    at,
    actor,
    action,
    subject,
    detail,
    previous_hash: last?.hash ?? noHash,
  };
  const chained = { ...link, hash: canonicalHash(link) };
  await transaction.insert(audit).values(chained);
  return chained;
}

/**
 * Walks the whole chain. `broken_at` is the number of the first entry that is missing, was changed, or does not follow
 * from the one before; `entries` counts those found sound before it.
 */
export async function verifyAudit(
  db: Transaction,
): Promise<{ entries: number; ok: boolean; broken_at?: number; head: string }> {
  let head = noHash;
  let entries = 0;
  for (;;) {
    const batch = await db
      .select()
      .from(audit)
      .where(gt(audit.seq, entries))
      .orderBy(asc(audit.seq))
      .limit(1_000);
    for (const { hash, ...link } of batch) {
      const follows = link.seq === entries + 1 && link.previous_hash === head && canonicalHash(link) === hash;
      if (!follows) return { entries, ok: false, broken_at: entries + 1, head };
      head = hash;
      entries++;
    }
    if (batch.length === 0) return { entries, ok: true, head };
  }
}

/** Newest first. */
export async function listAudit(
  db: Transaction,
  options: { limit: number; cursor?: string },
): Promise<Page<AuditEntry>> {
  const before = options.cursor === undefined ? undefined : readCursor(options.cursor, ["number"])[0];
  const rows = await db
    .select()
    .from(audit)
    .where(before === undefined ? undefined : lt(audit.seq, before))
    .orderBy(desc(audit.seq))
    .limit(options.limit + 1);
  return toPage(
    rows,
    options.limit,
    (row) => row,
    (row) => [row.seq],
  );
}

export async function countAudit(db: Transaction): Promise<number> {
  const [last] = await db.select({ seq: audit.seq }).from(audit).orderBy(desc(audit.seq)).limit(1);
  return last?.seq ?? 0;
}
