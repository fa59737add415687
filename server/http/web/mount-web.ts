import type { Context, Hono } from "hono";
import { Failure } from "#domain/failure.ts";
import type { HttpEnv } from "#server/http/http-env.ts";
import type { ServerContext } from "#server/server-context.ts";
import { plainPage } from "./plain-page.ts";
import { openWebFiles, type WebFile } from "./web-files.ts";

/** The built app: a page `/chat` is the file `chat.html`. The pages need no session; what they show does. */
export function mountWeb(app: Hono<HttpEnv>, context: ServerContext): void {
  const files = openWebFiles(context.webFolder);
  app.all("*", async (http) => {
    http.set("route", "web");
    if (http.req.method !== "GET" && http.req.method !== "HEAD")
      throw new Failure("not-found", `There is no ${http.req.method} ${http.req.path}`);
    const path = decodePath(http.req.path);
    for (const candidate of candidates(path)) {
      const file = await files.find(candidate);
      if (file !== undefined) return send(http, file, 200, isImmutable(candidate));
    }
    const missing = await files.find("404.html");
    if (missing !== undefined) return send(http, missing, 404, false);
    return (await files.find("index.html")) === undefined ? notBuilt() : notThere();
  });
}

function candidates(path: string): string[] {
  const name = path.replace(/^\/+|\/+$/g, "");
  return name === "" ? ["index.html"] : [name, `${name}.html`, `${name}/index.html`];
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new Failure("invalid-input", "The address is not well written", { hint: "Check its % signs." });
  }
}

/** Their names change with their content. */
function isImmutable(path: string): boolean {
  return path.startsWith("_next/static/");
}

function send(http: Context<HttpEnv>, file: WebFile, status: number, isForGood: boolean): Response {
  const headers = new Headers({
    "Content-Type": file.type,
    "Cache-Control": isForGood ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: file.tag,
    Vary: "Accept-Encoding",
  });
  if (file.policy !== undefined) headers.set("Content-Security-Policy", file.policy);
  if (status === 200 && http.req.header("if-none-match") === file.tag)
    return new Response(null, { status: 304, headers });
  const isPacked = file.packed !== undefined && /\bgzip\b/.test(http.req.header("accept-encoding") ?? "");
  if (isPacked) headers.set("Content-Encoding", "gzip");
  const bytes = isPacked ? file.packed : file.bytes;
  headers.set("Content-Length", String(bytes?.length ?? 0));
  return new Response(http.req.method === "HEAD" ? null : bytes, { status, headers });
}

function notBuilt(): Response {
  return plainPage({
    status: 503,
    title: "The web app is not built",
    paragraphs: [
      "The platform runs, but its pages are not there.",
      "Run `npm start` again, or `npm run web:build`, then reload this page. The command line (`npm run lathe`), /v1 and /mcp work without it.",
    ],
  });
}

function notThere(): Response {
  return plainPage({
    status: 404,
    title: "There is no such page",
    paragraphs: ["The address may be mistyped, or the page has gone. The app begins at /."],
  });
}
