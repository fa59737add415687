import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type CallOptions, type TestServer } from "./test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

type Body = Record<string, unknown> & { items: Record<string, unknown>[] };

async function ask(path: string, options?: CallOptions): Promise<{ status: number; body: Body }> {
  const response = await server.call(path, options);
  return { status: response.status, body: (response.status === 204 ? {} : await response.json()) as Body };
}

test("people and tokens are an admin's, and a service token makes no token that could approve", async () => {
  const created = await ask("/api/users", { body: { name: "Second", role: "evaluator" } });
  expect(created).toMatchObject({ status: 201, body: { name: "Second", role: "evaluator" } });
  const id = String(created.body["id"]);
  const made = await ask("/api/tokens", { body: { name: "ide", user_id: id } });
  expect(made.status).toBe(201);
  const token = String(made.body["text"]);
  expect(await ask("/api/me", { token })).toMatchObject({ body: { kind: "service", role: "evaluator" } });
  expect(JSON.stringify((await ask("/api/tokens")).body)).not.toContain(token);
  expect(await ask(`/api/users/${id}`, { method: "PATCH", body: { role: "viewer" } })).toMatchObject({
    body: { role: "viewer" },
  });
  expect(await ask("/api/me", { token })).toMatchObject({ body: { role: "viewer" } });
  expect(await ask(`/api/users/${id}/enter-codes`, { body: {} })).toMatchObject({
    status: 201,
    body: { path: expect.stringMatching(/^\/enter\?code=/) },
  });
  expect((await ask(`/api/tokens/${String(made.body["id"])}`, { method: "DELETE" })).status).toBe(204);
  expect((await ask("/api/me", { token })).status).toBe(401);
  const service = await server.addCaller("admin", "service");
  expect(
    await ask("/api/tokens", { body: { name: "more", kind: "person" }, token: service.token }),
  ).toMatchObject({ status: 403 });
  const me = (await ask("/api/me")).body;
  expect(
    await ask(`/api/users/${String(me["user_id"])}`, { method: "PATCH", body: { role: "viewer" } }),
  ).toMatchObject({ status: 409 });
  const actions = (await ask("/api/audit")).body.items.map((entry) => entry["action"]);
  expect(actions).toEqual(expect.arrayContaining(["user.created", "token.created", "token.revoked"]));
  expect(await ask("/api/audit/verify")).toMatchObject({ body: { ok: true } });
});

test("a conversation is renamed, found, deleted and brought back", async () => {
  const { body } = await ask("/api/threads", { body: {} });
  const path = `/api/threads/${String(body["id"])}`;
  expect(body).toMatchObject({ title: "New conversation", pinned: false });
  expect(
    await ask(path, { method: "PATCH", body: { title: "Quarterly figures", pinned: true } }),
  ).toMatchObject({ body: { title: "Quarterly figures", pinned: true } });
  expect((await ask("/api/threads?search=quarterly")).body.items).toMatchObject([{ id: body["id"] }]);
  const other = await server.addCaller("viewer");
  expect((await ask(path, { method: "DELETE", token: other.token })).status).toBe(404);
  expect((await ask(path, { method: "DELETE" })).status).toBe(204);
  expect((await ask(path)).status).toBe(404);
  expect((await ask(path, { method: "PATCH", body: { deleted: false }, token: other.token })).status).toBe(
    404,
  );
  expect((await ask(path)).status).toBe(404);
  expect((await ask(path, { method: "PATCH", body: { deleted: false } })).status).toBe(200);
  expect(await ask("/api/threads", { body: { model: "local/ecco" } })).toMatchObject({ status: 404 });
  expect(await ask("/api/threads", { body: { model: "local/echo" } })).toMatchObject({
    status: 201,
    body: { model: "local/echo" },
  });
});
