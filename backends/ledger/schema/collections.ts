import { pgTable, text } from "drizzle-orm/pg-core";

/** Datasets that were made searchable, beside those that always are. */
export const collections = pgTable("collections", {
  name: text().primaryKey(),
  dataset: text().notNull(),
  created_by: text().notNull(),
  created_at: text().notNull(),
});
