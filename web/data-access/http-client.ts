import type { FailureBody } from "#domain/failure.ts";

/** An answer that was not a success: what happened, what to do, and the trace id to quote. */
export class RequestFailure extends Error {
  readonly status: number;
  readonly body: FailureBody;

  constructor(status: number, body: FailureBody) {
    super(body.message);
    this.name = "RequestFailure";
    this.status = status;
    this.body = body;
  }
}

export type RequestOptions = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
  /** Lets the request outlive the page, for what must still happen when a tab closes. */
  keepalive?: boolean;
};

const signedOutListeners = new Set<() => void>();

/** Calls back whenever the server says that there is no session. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

export function reportSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}

function isFailureAnswer(value: unknown): value is { error: FailureBody } {
  if (typeof value !== "object" || value === null || !("error" in value)) return false;
  const error: unknown = value.error;
  return typeof error === "object" && error !== null && "message" in error && "code" in error;
}

/** Reads the typed error of an answer; one that is not ours (a proxy's page) is told by its status. */
export async function failureOf(response: Response): Promise<RequestFailure> {
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  if (isFailureAnswer(parsed)) return new RequestFailure(response.status, parsed.error);
  return new RequestFailure(response.status, {
    code: response.status === 503 ? "unavailable" : "internal",
    message: `The server answered ${response.status} without saying why.`,
    hint: "Check that the platform is running, then try again.",
  });
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = "GET", body, signal, keepalive } = options;
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
      ...(keepalive === undefined ? {} : { keepalive }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new RequestFailure(0, {
      code: "unavailable",
      message: "The platform cannot be reached.",
      hint: "Check that npm start is still running; nothing that was accepted is lost.",
    });
  }
}

/** Asks the platform this page came from. `Answer` is what contract.md promises for the route. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await send(path, options);
  if (response.status === 401) reportSignedOut();
  if (!response.ok) throw await failureOf(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

export type Listing<Item> = { items: Item[]; next_cursor?: string };

/** A path with a query; what is undefined is left out. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const entries = Object.entries(query).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  );
  if (entries.length === 0) return path;
  return `${path}?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString()}`;
}
