/** What every answer carries, whatever it is. */
export function addSecurityHeaders(headers: Headers, traceId: string): void {
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("X-Trace-Id", traceId);
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", dataPolicy);
}

/** For answers that are no page: nothing in them may load or run anything. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
