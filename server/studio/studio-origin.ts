import { checkOrigin } from "#server/http/guard/check-origin.ts";

/** The origin when it is a hosted Studio that the settings allow; undefined for our own. Throws `not-allowed` for any other. */
export function studioOrigin(headers: Headers, allowed: readonly string[]): string | undefined {
  const origin = headers.get("origin");
  if (origin !== null && allowed.includes(origin)) return origin;
  checkOrigin(headers);
  return undefined;
}

/** What lets a page of that origin read the answer; cookies never go along. */
export function addCorsHeaders(headers: Headers, origin: string): void {
  headers.set("Access-Control-Allow-Origin", origin);
  headers.set("Access-Control-Expose-Headers", "Content-Location, X-Pagination-Total, X-Trace-Id");
  headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  headers.append("Vary", "Origin");
}

export function preflight(origin: string): Response {
  const headers = new Headers({
    "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID, X-Api-Key, X-Auth-Scheme",
    "Access-Control-Allow-Private-Network": "true",
    "Access-Control-Max-Age": "600",
  });
  addCorsHeaders(headers, origin);
  return new Response(null, { status: 204, headers });
}
