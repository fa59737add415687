import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "#server/http/test-server.ts";

const script = "self.start = 1;";
const page = (title: string) =>
  `<!doctype html><title>${title}</title><script src="/_next/static/a.js"></script><script>${script}</script>`;

let server: TestServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-web-"));
  await mkdir(join(folder, "out", "_next", "static"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "not for the web");
  await writeFile(join(folder, "out", "index.html"), page("home"));
  await writeFile(join(folder, "out", "chat.html"), page("chat"));
  await writeFile(join(folder, "out", "404.html"), page("not here"));
  await writeFile(join(folder, "out", "_next", "static", "a.js"), `// ${"x".repeat(3000)}`);
  server = await openTestServer({ webFolder: join(folder, "out") });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  server.call(path, { token: null, headers });

test("a page needs no session and no .html, and allows its own inline scripts alone", async () => {
  for (const [path, title] of [
    ["/", "home"],
    ["/chat", "chat"],
    ["/chat/", "chat"],
    ["/chat?thread=t-1", "chat"],
  ] as const) {
    const answer = await get(path);
    expect(answer.status, path).toBe(200);
    expect(await answer.text()).toContain(`<title>${title}</title>`);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const hash = createHash("sha256").update(script).digest("base64");
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
  }
});

test("what is named by its content is kept for good, and packed when asked", async () => {
  const plain = await get("/_next/static/a.js");
  expect(plain.headers.get("cache-control")).toContain("immutable");
  const packed = await get("/_next/static/a.js", { "Accept-Encoding": "gzip, br" });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(Number(packed.headers.get("content-length"))).toBeLessThan(200);
  const page = await get("/chat");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  expect((await get("/chat", { "If-None-Match": page.headers.get("etag") ?? "" })).status).toBe(304);
});

test("nothing outside the folder is served", async () => {
  for (const path of ["/../secret.txt", "/..%2Fsecret.txt", "/_next/..%2F..%2Fsecret.txt", "/%00"]) {
    const answer = await get(path);
    expect(answer.status, path).toBe(404);
    expect(await answer.text()).not.toContain("not for the web");
  }
  expect((await get("/%")).status).toBe(400);
});

test("an unknown page is the app's own 404", async () => {
  const answer = await get("/nowhere");
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("not here");
});

test("a page that has changed on disk is served anew", async () => {
  const before = await get("/");
  await writeFile(join(folder, "out", "index.html"), page("home again"));
  const after = await get("/");
  expect(await after.text()).toContain("home again");
  expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
});
