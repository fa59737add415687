import { and, asc, eq, isNull } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import { roleAtLeast, type Caller, type Role } from "#domain/role.ts";
import type { Transaction } from "./ledger.ts";
import { tokens, users } from "./schema/tables.ts";
import { newSecret, secretDigest } from "./secret-text.ts";
import { withoutNulls } from "./without-nulls.ts";

/** A token as it can be shown: never its text. */
export type Token = {
  id: string;
  user_id: string;
  name: string;
  kind: Caller["kind"];
  role: Role;
  created_at: string;
  revoked_at?: string;
};

/** Makes a token and returns its text, this once; only its digest is stored. `text` fixes it, for tests and containers. */
export async function createToken(
  transaction: Transaction,
  token: {
    id: string;
    user_id: string;
    name: string;
    kind: Caller["kind"];
    role: Role;
    at: string;
    text?: string | undefined;
  },
): Promise<{ id: string; text: string }> {
  const { at, text = newSecret("lathe"), ...given } = token;
  await transaction.insert(tokens).values({ ...given, digest: secretDigest(text), created_at: at });
  return { id: token.id, text };
}

/**
 * Who a token's text belongs to; undefined when it is unknown or revoked, or its owner is disabled. A token never has more
 * than its owner's present role.
 */
export async function findCallerByToken(db: Transaction, text: string): Promise<Caller | undefined> {
  const [row] = await db
    .select({ token: tokens, user: users })
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.user_id))
    .where(and(eq(tokens.digest, secretDigest(text)), isNull(tokens.revoked_at), eq(users.disabled, false)));
  if (!row) return undefined;
  const { token, user } = row;
  return {
    user_id: user.id,
    name: user.name,
    role: roleAtLeast(user.role, token.role) ? token.role : user.role,
    kind: token.kind,
    token_id: token.id,
  };
}

/** Ends a token at once. Throws `not-found` when there is none that is valid. */
export async function revokeToken(transaction: Transaction, id: string, at: string): Promise<void> {
  const rows = await transaction
    .update(tokens)
    .set({ revoked_at: at })
    .where(and(eq(tokens.id, id), isNull(tokens.revoked_at)))
    .returning({ id: tokens.id });
  if (rows.length === 0)
    throw new Failure("not-found", `There is no valid token "${id}"`, {
      hint: "GET /api/tokens lists them.",
    });
}

/** Every token, or one person's, in the order in which they were made. */
export async function listTokens(db: Transaction, userId?: string): Promise<Token[]> {
  const rows = await db
    .select({
      id: tokens.id,
      user_id: tokens.user_id,
      name: tokens.name,
      kind: tokens.kind,
      role: tokens.role,
      created_at: tokens.created_at,
      revoked_at: tokens.revoked_at,
    })
    .from(tokens)
    .where(userId === undefined ? undefined : eq(tokens.user_id, userId))
    .orderBy(asc(tokens.created_at), asc(tokens.id));
  return rows.map(withoutNulls);
}
