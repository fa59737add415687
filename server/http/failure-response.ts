import { Failure, type FailureCode } from "#domain/failure.ts";

const statuses: Record<FailureCode, number> = {
  "invalid-input": 400,
  "out-of-scope": 400,
  "not-authenticated": 401,
  "not-allowed": 403,
  "not-found": 404,
  conflict: 409,
  cancelled: 409,
  "too-large": 413,
  "too-many": 429,
  internal: 500,
  unavailable: 503,
};

const hints: Record<FailureCode, string> = {
  "invalid-input": "GET /api/openapi.json describes what this route takes.",
  "out-of-scope": "Ask for something about models, data, evaluations or the roster.",
  "not-authenticated": "Open the address that `npm start` printed, or send Authorization: Bearer <token>.",
  "not-allowed": "Ask someone whose role permits it.",
  "not-found": "GET /api/openapi.json lists every route.",
  conflict: "Read it again, and decide on its present state.",
  cancelled: "Retry it to go on.",
  "too-large": "Send less at once.",
  "too-many": "Wait until some of it has ended.",
  internal: "Try again; if it stays, report the trace.",
  unavailable: "Try again in a moment; GET /readyz says what is missing.",
};

export function statusOf(failure: Failure): number {
  return statuses[failure.code];
}

/** The hint of a failure that brings none says what to do about its code. */
export function hintOf(failure: Failure): string {
  return failure.hint ?? hints[failure.code];
}

/** On the wire a missing sign-in is `not-allowed` with status 401. */
export function wireCode(failure: Failure): string {
  return failure.code === "not-authenticated" ? "not-allowed" : failure.code;
}

/** A failure as every route but `/v1` tells it. */
export function failureResponse(failure: Failure, traceId: string): Response {
  const error = {
    code: wireCode(failure),
    message: failure.message,
    hint: hintOf(failure),
    trace_id: traceId,
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
  };
  return Response.json({ error }, { status: statusOf(failure), headers: signInHeader(failure) });
}

export function signInHeader(failure: Failure): Record<string, string> {
  return failure.code === "not-authenticated" ? { "WWW-Authenticate": "Bearer" } : {};
}
