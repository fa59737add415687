import { DrizzleQueryError } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";

/** The SQLSTATE or system code of a vendor error; undefined when it has none. */
export function vendorCode(error: unknown): string | undefined {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return undefined;
  return typeof cause.code === "string" ? cause.code : undefined;
}

const connectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

/**
 * What a vendor's error means to a caller: `conflict` for what exists already or was changed meanwhile, `unavailable` for a
 * ledger that cannot be reached or has no room. Any other error is a bug and stays what it is, without its parameters.
 */
export function translateLedgerError(error: unknown): unknown {
  if (error instanceof Failure) return error;
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  const code = vendorCode(error);
  if (code === "23505") {
    return new Failure("conflict", "It exists already", { hint: "Read it again, then decide.", cause });
  }
  if (code === "40001" || code === "40P01") {
    return new Failure("conflict", "It was being changed at the same time", { hint: "Try again.", cause });
  }
  if (code === "53100" || code === "ENOSPC") {
    return new Failure("unavailable", "The ledger's disk is full", {
      hint: "Free some space, then try again.",
      cause,
    });
  }
  if (
    (code !== undefined && (connectionCodes.has(code) || code.startsWith("08"))) ||
    isLostConnection(cause)
  ) {
    return new Failure("unavailable", "The ledger does not answer", {
      hint: "Check that the database of DATABASE_URL runs and can be reached.",
      cause,
    });
  }
  return cause instanceof Error ? cause : error;
}

// pg and PGlite report a closed connection by its words alone.
function isLostConnection(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|is clos(ed|ing)/i.test(cause.message)
  );
}
