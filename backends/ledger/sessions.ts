import { and, eq, gt, isNull, lte } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import type { Transaction } from "./ledger.ts";
import { enterCodes, sessions, users } from "./schema/tables.ts";
import { newSecret, secretDigest } from "./secret-text.ts";

type Issued = { user_id: string; at: string; expires_at: string };

/** A code for `/enter`, good for one use. Returns its text, this once. */
export async function createEnterCode(
  transaction: Transaction,
  { user_id, at, expires_at }: Issued,
): Promise<string> {
  const text = newSecret("enter");
  await transaction
    .insert(enterCodes)
    .values({ digest: secretDigest(text), user_id, created_at: at, expires_at });
  return text;
}

/** Uses a code up and says whose it was. Throws `not-authenticated` when it is unknown, used or expired. */
export async function useEnterCode(transaction: Transaction, text: string, at: string): Promise<string> {
  const [row] = await transaction
    .update(enterCodes)
    .set({ used_at: at })
    .where(
      and(
        eq(enterCodes.digest, secretDigest(text)),
        isNull(enterCodes.used_at),
        gt(enterCodes.expires_at, at),
      ),
    )
    .returning({ user_id: enterCodes.user_id });
  if (!row) {
    throw new Failure("not-authenticated", "This address was used already, or is too old", {
      hint: "Start again with `npm start`: it prints a new address.",
    });
  }
  return row.user_id;
}

/** A browser's session, kept over restarts. Returns the text of its cookie, this once. */
export async function createSession(
  transaction: Transaction,
  { user_id, at, expires_at }: Issued,
): Promise<string> {
  const text = newSecret("session");
  await transaction
    .insert(sessions)
    .values({ digest: secretDigest(text), user_id, created_at: at, expires_at });
  return text;
}

/** Who a session's text belongs to; undefined when it is unknown or expired, or its owner is disabled. */
export async function findCallerBySession(
  db: Transaction,
  text: string,
  at: string,
): Promise<Caller | undefined> {
  const [user] = await db
    .select({ id: users.id, name: users.name, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.user_id))
    .where(
      and(eq(sessions.digest, secretDigest(text)), gt(sessions.expires_at, at), eq(users.disabled, false)),
    );
  return user && { user_id: user.id, name: user.name, role: user.role, kind: "person" };
}

export async function deleteSession(transaction: Transaction, text: string): Promise<void> {
  await transaction.delete(sessions).where(eq(sessions.digest, secretDigest(text)));
}

/** Removes what cannot be used any more. */
export async function deleteExpired(transaction: Transaction, at: string): Promise<void> {
  await transaction.delete(sessions).where(lte(sessions.expires_at, at));
  await transaction.delete(enterCodes).where(lte(enterCodes.expires_at, at));
}
