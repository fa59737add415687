import { Agent, errors, request } from "undici";
import { Failure } from "#domain/failure.ts";

export type RemoteHost = {
  /** The first part of its addresses. */
  name: string;
  /** Up to and with `/v1`. */
  baseUrl: string;
  apiKey?: string;
  /** What to do when the host is down or refuses the key, such as the setting to look at. */
  hint: string;
  /** Seconds until the first byte, and between two. */
  timeoutSeconds?: number;
};

export type RemoteResponse = {
  status: number;
  body: AsyncIterable<Uint8Array> & { text(): Promise<string> };
};

export type RemoteClient = {
  /** Throws a `Failure` unless the host answers with success. */
  send(
    path: string,
    options?: { body?: unknown; signal?: AbortSignal | undefined },
  ): Promise<RemoteResponse["body"]>;
  /** A failure for what broke while the body was read; what is no fault of the host comes back as it is. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
};

const shownOfMessage = 300;

/** Connections to one host. The key goes into the header and nowhere else. */
export function openRemoteClient(host: RemoteHost): RemoteClient {
  const timeout = (host.timeoutSeconds ?? 120) * 1000;
  const dispatcher = new Agent({
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect: { timeout: Math.min(timeout, 10_000) },
  });
  const explain = (error: unknown): unknown => explainTransport(host, error);
  return {
    explain,
    async send(path, { body, signal } = {}) {
      try {
        const response = await request(`${host.baseUrl.replace(/\/+$/, "")}${path}`, {
          dispatcher,
          method: body === undefined ? "GET" : "POST",
          headers: {
            accept: "application/json, text/event-stream",
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...(host.apiKey === undefined ? {} : { authorization: `Bearer ${host.apiKey}` }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          ...(signal ? { signal } : {}),
        });
        if (response.statusCode >= 400)
          throw explainStatus(host, response.statusCode, await response.body.text());
        return response.body;
      } catch (error) {
        throw explain(error);
      }
    },
    close: () => dispatcher.destroy(),
  };
}

function explainTransport(host: RemoteHost, error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error) || error.name === "AbortError") return error;
  if (
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError
  ) {
    return new Failure("unavailable", `${host.name} did not answer in time`, {
      hint: host.hint,
      cause: error,
    });
  }
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) return error;
  return new Failure("unavailable", `${host.name} cannot be reached (${code})`, {
    hint: host.hint,
    cause: error,
  });
}

function explainStatus(host: RemoteHost, status: number, body: string): Failure {
  const said = redact(host, messageOf(body));
  if (status === 401 || status === 403)
    return new Failure("unavailable", `${host.name} refuses the key (${status})`, { hint: host.hint });
  if (status === 404) return new Failure("not-found", `${host.name} says: ${said}`, { hint: host.hint });
  if (status === 429)
    return new Failure("too-many", `${host.name} takes no more requests now: ${said}`, {
      hint: "Wait a little, or ask for less at once.",
    });
  if (status < 500) return new Failure("invalid-input", `${host.name} refuses the request: ${said}`);
  return new Failure("unavailable", `${host.name} failed (${status}): ${said}`, { hint: host.hint });
}

function redact(host: RemoteHost, text: string): string {
  const hidden = host.apiKey === undefined ? text : text.replaceAll(host.apiKey, "***");
  return hidden.slice(0, shownOfMessage);
}

/** The message inside the usual `{error: {message}}`, or the body as it is. */
function messageOf(body: string): string {
  try {
    const parsed = JSON.parse(body) as { error?: { message?: unknown } | string } | null;
    const error = parsed?.error;
    if (typeof error === "string") return error;
    return typeof error?.message === "string" ? error.message : body;
  } catch (error) {
    if (error instanceof SyntaxError) return body;
    throw error;
  }
}
