import { z } from "zod";

/** Codes a caller can act on. HTTP statuses follow from them; MCP carries them as data. */
export const failureCodes = [
  "invalid-input",
  "not-allowed",
  "not-authenticated",
  "not-found",
  "conflict",
  "too-large",
  "too-many",
  "unavailable",
  "out-of-scope",
  /** A person stopped it. */
  "cancelled",
  "internal",
] as const;

export type FailureCode = (typeof failureCodes)[number];

export const failureBody = z.object({
  code: z.enum(failureCodes),
  message: z.string(),
  hint: z.string().optional(),
  trace_id: z.string().optional(),
  detail: z.record(z.string(), z.unknown()).optional(),
});
export type FailureBody = z.infer<typeof failureBody>;

export type FailureOptions = {
  /** What the person or model can do about it. */
  hint?: string;
  /** Structured facts the caller needs, such as the id of the run that is going. Never a secret. */
  detail?: Record<string, unknown>;
  cause?: unknown;
};

/** An expected failure, worded for whoever must act. Anything else thrown is a bug. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly hint: string | undefined;
  readonly detail: Record<string, unknown> | undefined;

  constructor(code: FailureCode, message: string, options: FailureOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "Failure";
    this.code = code;
    this.hint = options.hint;
    this.detail = options.detail;
  }

  toBody(): FailureBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.detail === undefined ? {} : { detail: this.detail }),
    };
  }
}

/** What happened and what to do about it, as sentences. */
export function failureText({ message, hint }: { message: string; hint?: string | undefined }): string {
  if (hint === undefined || hint === "") return message;
  return /[.!?。！？]$/u.test(message) ? `${message} ${hint}` : `${message}. ${hint}`;
}
