import type { Failure } from "#domain/failure.ts";
import { hintOf, signInHeader, statusOf, wireCode } from "#server/http/failure-response.ts";

/** A failure in OpenAI's shape, whose clients show the message alone: so the hint stands in it. */
export function openAiError(failure: Failure, traceId: string) {
  const status = statusOf(failure);
  return {
    error: {
      message: `${failure.message}. ${hintOf(failure)}`.replaceAll("..", "."),
      type: typeOf(status),
      param: null,
      code: failure.code === "not-found" ? "model_not_found" : wireCode(failure),
      hint: hintOf(failure),
      trace_id: traceId,
    },
  };
}

export function openAiFailure(failure: Failure, traceId: string): Response {
  return Response.json(openAiError(failure, traceId), {
    status: statusOf(failure),
    headers: signInHeader(failure),
  });
}

function typeOf(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 403) return "permission_error";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}
