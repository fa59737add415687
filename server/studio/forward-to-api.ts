import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import type { EmbeddedApi } from "./embedded-api.ts";
import { userHeader } from "./studio-auth.ts";

/** Only these go through: the API copies every `x-` header beside the run's input, and believes one of them. */
const requestHeaders = ["accept", "content-type", "last-event-id"];
const responseHeaders = [
  "content-type",
  "content-location",
  "location",
  "x-pagination-total",
  "cache-control",
];

export async function forwardToApi(
  api: EmbeddedApi,
  request: Request,
  body: unknown,
  caller: Caller,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = pick(request.headers, requestHeaders);
  headers.set("authorization", `Bearer ${api.key}`);
  headers.set(userHeader, encodeURIComponent(caller.user_id));
  const answer = await send(`${api.origin}${pathname}${search}`, {
    method: request.method,
    headers,
    redirect: "manual",
    signal: request.signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return new Response(answer.body, { status: answer.status, headers: pick(answer.headers, responseHeaders) });
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new Failure("unavailable", "The LangGraph API does not answer", {
      hint: "Try again in a moment; the platform itself is not touched.",
      cause: error,
    });
  }
}

function pick(headers: Headers, names: readonly string[]): Headers {
  const picked = new Headers();
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) picked.set(name, value);
  }
  return picked;
}
