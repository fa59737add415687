import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { role } from "#domain/role.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { createEnterCode } from "#backends/ledger/sessions.ts";
import { createUser, getUser, listUsers, updateUser } from "#backends/ledger/users.ts";
import { presentOnly } from "#server/http/present-only.ts";
import { defineRoute, listOf } from "#server/http/route.ts";

const user = z.object({
  id: z.string(),
  name: z.string(),
  role,
  disabled: z.boolean(),
  created_at: z.string(),
});
const name = z.string().trim().min(1).max(100);
const dayMs = 24 * 3600 * 1000;

export const userRoutes = [
  defineRoute({
    method: "get",
    path: "/api/users",
    summary: "People and their roles",
    role: "admin",
    answer: listOf(user),
    handle: async ({ context }) => ({ items: await listUsers(context.platform.ledger.db) }),
  }),
  defineRoute({
    method: "post",
    path: "/api/users",
    summary: "Add a person",
    role: "admin",
    isForPeople: true,
    body: z.strictObject({ name, role }),
    answer: user,
    status: 201,
    handle: ({ context: { platform }, caller, body }) =>
      platform.ledger.transaction(async (transaction) => {
        const at = platform.now().toISOString();
        const created = await createUser(transaction, { id: platform.newId("user"), ...body, at });
        await appendAudit(
          transaction,
          { actor: caller.user_id, action: "user.created", subject: created.id, detail: body },
          at,
        );
        return created;
      }),
  }),
  defineRoute({
    method: "patch",
    path: "/api/users/:id",
    summary: "Rename a person, change the role, disable or enable",
    role: "admin",
    isForPeople: true,
    body: z.strictObject({ name: name.optional(), role: role.optional(), disabled: z.boolean().optional() }),
    answer: user,
    handle: ({ context: { platform }, caller, param, body }) =>
      platform.ledger.transaction(async (transaction) => {
        const at = platform.now().toISOString();
        const isOwn = param("id") === caller.user_id;
        if (isOwn && (body.disabled === true || (body.role !== undefined && body.role !== "admin"))) {
          throw new Failure("conflict", "You cannot take your own admin role away", {
            hint: "Another admin can.",
          });
        }
        if (Object.keys(body).length === 0)
          throw new Failure("invalid-input", "Nothing was given to change", {
            hint: "Give name, role or disabled.",
          });
        const changed = await updateUser(transaction, param("id"), presentOnly(body));
        await appendAudit(
          transaction,
          { actor: caller.user_id, action: "user.changed", subject: changed.id, detail: presentOnly(body) },
          at,
        );
        return changed;
      }),
  }),
  defineRoute({
    method: "post",
    path: "/api/users/:id/enter-codes",
    summary: "An address that signs a person in, good for one use within a day",
    role: "admin",
    isForPeople: true,
    answer: z.object({ path: z.string(), expires_at: z.string() }),
    status: 201,
    handle: ({ context: { platform }, caller, param }) =>
      platform.ledger.transaction(async (transaction) => {
        const found = await getUser(transaction, param("id"));
        if (found === undefined)
          throw new Failure("not-found", `There is no person "${param("id")}"`, {
            hint: "GET /api/users lists them.",
          });
        const now = platform.now();
        const at = now.toISOString();
        const expiresAt = new Date(now.getTime() + dayMs).toISOString();
        const code = await createEnterCode(transaction, { user_id: found.id, at, expires_at: expiresAt });
        await appendAudit(
          transaction,
          { actor: caller.user_id, action: "user.invited", subject: found.id },
          at,
        );
        return { path: `/enter?code=${encodeURIComponent(code)}`, expires_at: expiresAt };
      }),
  }),
];
