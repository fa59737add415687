import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import type { Role } from "#domain/role.ts";

export const users = pgTable("users", {
  id: text().primaryKey(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  disabled: boolean().notNull().default(false),
  created_at: text().notNull(),
});

/** Tokens by the sha256 of their text; the text itself is shown once and never stored. */
export const tokens = pgTable("tokens", {
  id: text().primaryKey(),
  user_id: text().notNull(),
  name: text().notNull(),
  kind: text().$type<"person" | "service">().notNull(),
  role: text().$type<Role>().notNull(),
  digest: text().notNull().unique(),
  created_at: text().notNull(),
  revoked_at: text(),
});

/** Single-use codes of `/enter`, and browser sessions; both by the sha256 of their text. */
export const enterCodes = pgTable("enter_codes", {
  digest: text().primaryKey(),
  user_id: text().notNull(),
  created_at: text().notNull(),
  expires_at: text().notNull(),
  used_at: text(),
});

export const sessions = pgTable("sessions", {
  digest: text().primaryKey(),
  user_id: text().notNull(),
  created_at: text().notNull(),
  expires_at: text().notNull(),
});
