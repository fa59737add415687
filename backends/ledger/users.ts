import { asc, eq, inArray } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Role } from "#domain/role.ts";
import type { Transaction } from "./ledger.ts";
import { users } from "./schema/tables.ts";

export type User = { id: string; name: string; role: Role; disabled: boolean; created_at: string };

export async function createUser(
  transaction: Transaction,
  user: { id: string; name: string; role: Role; at: string },
): Promise<User> {
  const { at, ...given } = user;
  const [row] = await transaction
    .insert(users)
    .values({ ...given, created_at: at })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  return row;
}

export async function getUser(db: Transaction, id: string): Promise<User | undefined> {
  const [row] = await db.select().from(users).where(eq(users.id, id));
  return row;
}

/** Names by id; who is not known, or no longer, has none. */
export async function userNames(
  db: Transaction,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => typeof id === "string"))];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** In the order in which they came. */
export function listUsers(db: Transaction): Promise<User[]> {
  return db.select().from(users).orderBy(asc(users.created_at), asc(users.id));
}

/** A disabled person's tokens and sessions stop working at once. Throws `not-found`. */
export async function updateUser(
  transaction: Transaction,
  id: string,
  changes: { name?: string; role?: Role; disabled?: boolean },
): Promise<User> {
  const [row] = await transaction.update(users).set(changes).where(eq(users.id, id)).returning();
  if (!row)
    throw new Failure("not-found", `There is no person "${id}"`, { hint: "GET /api/users lists them." });
  return row;
}
