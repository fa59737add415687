import { afterAll, beforeAll, expect, test } from "vitest";
import { createEnterCode } from "#backends/ledger/sessions.ts";
import { openTestServer, type CallOptions, type TestServer } from "./test-server.ts";

let server: TestServer;
let address: string;

beforeAll(async () => {
  server = await openTestServer();
  address = await server.listen();
});
afterAll(() => server[Symbol.asyncDispose]());

async function failureOf(path: string, options?: CallOptions) {
  const response = await server.call(path, options);
  const { error } = (await response.json()) as { error: Record<string, string> };
  return { ...error, status: response.status, trace_id: error["trace_id"] };
}

test("a wrong token is told how to get a right one", async () => {
  const failure = await failureOf("/api/me", { token: "wrong" });
  expect(failure).toMatchObject({ status: 401, code: "not-allowed" });
  expect(failure).toHaveProperty("hint");
  expect(failure.trace_id).toMatch(/^trace-/);
});

test("every guarded prefix asks who is calling, and health does not", async () => {
  for (const path of ["/api/me", "/v1/models", "/mcp", "/agents", "/metrics", "/api/nothing"])
    expect((await server.call(path, { token: null })).status, path).toBe(401);
  for (const path of ["/healthz", "/readyz"])
    expect((await server.call(path, { token: null })).status, path).toBe(200);
});

test("a foreign Origin and a foreign Host are refused", async () => {
  const foreign = await failureOf("/api/me", { headers: { Origin: "http://evil.example" } });
  expect(foreign).toMatchObject({ status: 403, code: "not-allowed" });
  expect(await failureOf("/api/me", { headers: { Origin: "null" } })).toMatchObject({ status: 403 });
  expect(
    await failureOf("/api/me", { headers: { Origin: "http://127.0.0.1:9999", Host: "127.0.0.1:8080" } }),
  ).toMatchObject({ status: 403 });
  expect(await failureOf("/healthz", { headers: { Host: "evil.example:8080" } })).toMatchObject({
    status: 403,
  });
  expect(
    await failureOf("/api/me", { headers: { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors" } }),
  ).toMatchObject({ status: 403 });
});

test("our own origin and every loopback name are let through", async () => {
  for (const host of ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"]) {
    const headers = { Host: host, Origin: `http://${host}` };
    expect((await server.call("/api/me", { headers })).status, host).toBe(200);
  }
});

test("a body that is not JSON is refused with a hint", async () => {
  const headers = { "Content-Type": "text/plain" };
  expect(await failureOf("/api/threads", { body: "{}", headers })).toMatchObject({
    status: 400,
    code: "invalid-input",
    hint: expect.stringContaining("application/json"),
  });
  expect(await failureOf("/v1/chat/completions", { body: "{}", headers })).toMatchObject({ status: 400 });
  expect(await failureOf("/mcp", { body: "{}", headers })).toMatchObject({ status: 400 });
  expect(await failureOf("/api/threads", { body: "{broken" })).toMatchObject({
    status: 400,
    message: "The body is not JSON",
  });
});

test("a field that does not fit is named", async () => {
  expect(await failureOf("/api/threads", { body: { title: 7 } })).toMatchObject({
    status: 400,
    code: "invalid-input",
    message: expect.stringContaining("title"),
  });
  expect(await failureOf("/api/jobs?limit=abc")).toMatchObject({
    status: 400,
    message: expect.stringContaining("limit"),
  });
  expect(await failureOf("/api/threads?cursor=abc")).toMatchObject({ status: 400, code: "invalid-input" });
});

test("two megabytes of JSON are refused on a real socket, declared or not, and the server stays up", async () => {
  const me = await server.addCaller("viewer");
  const headers = { Authorization: `Bearer ${me.token}`, "Content-Type": "application/json" };
  const body = JSON.stringify({ title: "x".repeat(2 * 1024 * 1024) });
  const declared = await fetch(`${address}/api/threads`, { method: "POST", headers, body });
  expect(declared.status).toBe(413);
  expect(((await declared.json()) as { error: { code: string } }).error.code).toBe("too-large");
  const pieces = new Blob([body]).stream();
  const undeclared = await fetch(`${address}/api/threads`, {
    method: "POST",
    headers,
    body: pieces,
    duplex: "half",
  } as RequestInit);
  expect(undeclared.status).toBe(413);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
});

test("an unknown route says so, and a viewer is kept from an admin's", async () => {
  expect(await failureOf("/api/nothing")).toMatchObject({ status: 404, code: "not-found" });
  const { token } = await server.addCaller("viewer");
  expect(await failureOf("/api/users", { token })).toMatchObject({ status: 403, code: "not-allowed" });
});

test("a bug shows its trace and nothing of itself", async () => {
  const failure = await failureOf("/api/plans", { body: { text: "anything" } });
  expect(failure).toMatchObject({
    status: 500,
    code: "internal",
    trace_id: expect.stringMatching(/^trace-bug-/),
  });
  expect(JSON.stringify(failure)).not.toContain("nothing is understood here");
});

test("the printed address opens a session once", async () => {
  const { ledger } = server.context.platform;
  const { user_id } = await server.addCaller("admin");
  const at = new Date().toISOString();
  const code = await createEnterCode(ledger.db, {
    user_id,
    at,
    expires_at: new Date(Date.now() + 60_000).toISOString(),
  });
  const entered = await server.call(`/enter?code=${code}`, { token: null });
  expect(entered.status).toBe(303);
  const cookie = entered.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  const session = { Cookie: cookie.split(";")[0] ?? "" };
  const me = await server.call("/api/me", { token: null, headers: session });
  expect(await me.json()).toMatchObject({ user_id, role: "admin", kind: "person", solo: false });
  const again = await server.call(`/enter?code=${code}`, { token: null });
  expect(again.status).toBe(401);
  expect(await again.text()).toContain("npm start");
  const left = await server.call("/api/session", { method: "DELETE", token: null, headers: session });
  expect(left.status).toBe(204);
  expect((await server.call("/api/me", { token: null, headers: session })).status).toBe(401);
});

test("every answer carries the security headers", async () => {
  const { headers } = await server.call("/api/me");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

test("without a built app a page says how to build it", async () => {
  const page = await server.call("/", { token: null });
  expect(page.status).toBe(503);
  expect(await page.text()).toContain("npm start");
});
