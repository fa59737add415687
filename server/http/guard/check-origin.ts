import { Failure } from "#domain/failure.ts";

/** Refuses what a page of another origin sent. No Origin at all is a program, or our own page's plain GET. */
export function checkOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  const isForeign = origin === null ? isForeignFetch(headers) : !isOwn(origin, headers.get("host") ?? "");
  if (!isForeign) return;
  throw new Failure("not-allowed", `Requests from ${origin ?? "another site"} are not accepted`, {
    hint: "Open the app at its own address; programs send no Origin.",
  });
}

function isOwn(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase().replace(/:(80|443)$/, "");
}

/** A browser tells where a request without Origin comes from; following a link from elsewhere is allowed. */
function isForeignFetch(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return (site === "cross-site" || site === "same-site") && headers.get("sec-fetch-mode") !== "navigate";
}
