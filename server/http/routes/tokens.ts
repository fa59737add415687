import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { caller as callerSchema, role } from "#domain/role.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { createToken, listTokens, revokeToken } from "#backends/ledger/tokens.ts";
import { getUser } from "#backends/ledger/users.ts";
import { defineRoute, listOf } from "#server/http/route.ts";

const kind = callerSchema.shape.kind;
const token = z.object({
  id: z.string(),
  user_id: z.string(),
  name: z.string(),
  kind,
  role,
  created_at: z.string(),
  revoked_at: z.string().optional(),
});

export const tokenRoutes = [
  defineRoute({
    method: "get",
    path: "/api/tokens",
    summary: "Tokens, never their text",
    role: "admin",
    answer: listOf(token),
    handle: async ({ context }) => ({ items: await listTokens(context.platform.ledger.db) }),
  }),
  defineRoute({
    method: "post",
    path: "/api/tokens",
    summary: "Make a token; its text is shown this once",
    role: "admin",
    isForPeople: true,
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      kind: kind.default("service"),
      role: role.optional(),
      user_id: z.string().optional(),
    }),
    answer: z.object({ id: z.string(), text: z.string() }),
    status: 201,
    handle: ({ context: { platform }, caller, body }) =>
      platform.ledger.transaction(async (transaction) => {
        const at = platform.now().toISOString();
        const owner = await getUser(transaction, body.user_id ?? caller.user_id);
        if (owner === undefined)
          throw new Failure("not-found", `There is no person "${body.user_id ?? ""}"`, {
            hint: "GET /api/users lists them.",
          });
        const given = {
          id: platform.newId("token"),
          user_id: owner.id,
          name: body.name,
          kind: body.kind,
          role: body.role ?? owner.role,
        };
        const created = await createToken(transaction, { ...given, at });
        await appendAudit(
          transaction,
          { actor: caller.user_id, action: "token.created", subject: created.id, detail: given },
          at,
        );
        return created;
      }),
  }),
  defineRoute({
    method: "delete",
    path: "/api/tokens/:id",
    summary: "Revoke a token at once",
    role: "admin",
    isForPeople: true,
    status: 204,
    handle: ({ context: { platform }, caller, param }) =>
      platform.ledger.transaction(async (transaction) => {
        const at = platform.now().toISOString();
        await revokeToken(transaction, param("id"), at);
        await appendAudit(
          transaction,
          { actor: caller.user_id, action: "token.revoked", subject: param("id") },
          at,
        );
      }),
  }),
];
