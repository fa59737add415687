import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";

/** A transaction's number, which never wraps: changes are read in this order once all earlier ones have ended. */
const transactionNumber = customType<{ data: string; driverData: string }>({ dataType: () => "xid8" });

/** The last change of each thing that stores follow: both a log, in order of (transaction, version), and what stands now. */
export const changes = pgTable(
  "changes",
  {
    collection: text().notNull(),
    key: text().notNull(),
    version: bigint({ mode: "number" }).notNull(),
    transaction: transactionNumber().notNull(),
    deleted: boolean().notNull(),
    bucket: smallint().notNull(),
    stamp: bigint({ mode: "number" }).notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collection, table.key] }),
    index("changes_order").on(table.transaction, table.version),
    index("changes_bucket").on(table.bucket),
  ],
);

/** How far each store has followed. `target` names the store and what runs it: another engine starts from nothing. */
export const syncTargets = pgTable("sync_targets", {
  target: text().primaryKey(),
  store: text().notNull(),
  transaction: transactionNumber().notNull(),
  version: bigint({ mode: "number" }).notNull(),
  rebuilding: boolean().notNull().default(false),
  held: integer(),
  store_digest: text(),
  compared_at: text(),
  repaired_at: text(),
  repaired: integer().notNull().default(0),
});

/** Items a store refuses, until they change. */
export const deadLetters = pgTable(
  "dead_letters",
  {
    target: text().notNull(),
    collection: text().notNull(),
    key: text().notNull(),
    version: bigint({ mode: "number" }).notNull(),
    reason: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.target, table.collection, table.key] })],
);
