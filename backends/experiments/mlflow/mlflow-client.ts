import { z } from "zod";
import { Failure, type FailureCode } from "#domain/failure.ts";

/** MLflow's REST API: https://mlflow.org/docs/latest/rest-api.html. Every call throws as told at `faultOf`. */
export type MlflowClient = {
  /** For people, without any password: `MLflow at 127.0.0.1:5000`. */
  readonly engine: string;
  get<Answer extends z.ZodType>(
    path: string,
    query: Record<string, string>,
    answer: Answer,
  ): Promise<z.output<Answer>>;
  post<Answer extends z.ZodType>(path: string, body: unknown, answer: Answer): Promise<z.output<Answer>>;
};

/** Of calls whose answer says nothing. */
export const noAnswer = z.object({});

const longestCallMs = 30_000;
const fault = z.object({ error_code: z.string(), message: z.string() });

/** `url`: where the server answers, with user and password where it asks for them. */
export function createMlflowClient(url: string): MlflowClient {
  const address = new URL(url);
  const headers: Record<string, string> = {
    // MLflow refuses a POST that does not say that it is JSON, even an empty one.
    "content-type": "application/json",
    ...(address.username === "" ? {} : { authorization: basicAuthorization(address) }),
  };
  const base = `${address.origin}${address.pathname.replace(/\/$/, "")}/api/2.0/mlflow/`;
  const engine = `MLflow at ${address.host}`;
  async function call<Answer extends z.ZodType>(
    path: string,
    init: RequestInit,
    answer: Answer,
  ): Promise<z.output<Answer>> {
    const response = await fetch(`${base}${path}`, {
      ...init,
      headers,
      signal: AbortSignal.timeout(longestCallMs),
    }).catch((cause: unknown) => {
      throw outOfReach(engine, cause);
    });
    const text = await response.text().catch((cause: unknown) => {
      throw outOfReach(engine, cause);
    });
    const parsed = parseJson(text);
    if (!response.ok) throw faultOf(engine, path, response.status, parsed);
    const checked = answer.safeParse(parsed);
    if (checked.success) return checked.data;
    throw new Failure("unavailable", `${engine} answered ${path} in an unknown way`, {
      hint: "Lathe works with MLflow 3.17; see whether something else answers at this address.",
    });
  }
  return {
    engine,
    get: (path, query, answer) =>
      call(`${path}?${new URLSearchParams(query).toString()}`, { method: "GET" }, answer),
    post: (path, body, answer) => call(path, { method: "POST", body: JSON.stringify(body) }, answer),
  };
}

function basicAuthorization({ username, password }: URL): string {
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(text).toString("base64")}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch {
    // A proxy's page, for one; the status or the check of the answer tells what to make of it.
    return undefined;
  }
}

function outOfReach(engine: string, cause: unknown): Failure {
  const why =
    cause instanceof Error && cause.name === "TimeoutError" ? "did not answer in time" : "does not answer";
  return new Failure("unavailable", `${engine} ${why}`, {
    hint: "See whether it runs, and MLFLOW_TRACKING_URI. What is missing there follows once it does.",
    cause,
  });
}

const codes: Readonly<Record<string, FailureCode>> = {
  RESOURCE_DOES_NOT_EXIST: "not-found",
  RESOURCE_ALREADY_EXISTS: "conflict",
};

/** `not-found` and `conflict` as MLflow says them, `invalid-input` for what it will never take, `unavailable` for all that may pass. */
function faultOf(engine: string, path: string, status: number, body: unknown): Failure {
  const said = fault.safeParse(body);
  const message = said.success ? said.data.message.slice(0, 500) : `status ${status}`;
  const whole = `${engine} refuses ${path}: ${message}`;
  if (status === 401 || status === 403)
    return new Failure("unavailable", whole, { hint: "Write user and password into MLFLOW_TRACKING_URI." });
  // A run that somebody deleted while it was being written: it is made anew when the same comes again.
  const isPassing = status === 429 || status >= 500 || /must be in the 'active' state/.test(message);
  if (isPassing)
    return new Failure("unavailable", whole, {
      hint: "Its log says more. The same is sent again by itself.",
    });
  return new Failure((said.success && codes[said.data.error_code]) || "invalid-input", whole);
}
