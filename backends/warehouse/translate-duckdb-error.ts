import { Failure } from "#domain/failure.ts";

// A commit that could not be written says so within an error of another kind; one that breaks a rule of the tables does not.
const outside =
  /^(IO|Out of Memory|FATAL|Connection|Permission|INTERNAL) Error|Failed to commit: Could not /i;
const withoutRoom = /No space left on device|Disk quota exceeded|File too large|Could not write all bytes/i;

/** What DuckDB says of its disk and memory is a failure that passes; anything else is a mistake of ours and stays as it is. */
export function translateDuckDbError(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  if (isWithoutRoom(error))
    return new Failure("unavailable", `The warehouse's disk is full: ${firstLine(error.message)}`, {
      hint: "Make room on its disk; nothing is lost, it follows the ledger again by itself.",
      cause: error,
    });
  if (!outside.test(error.message)) return error;
  return new Failure("unavailable", `The warehouse cannot work now: ${firstLine(error.message)}`, {
    hint: "See that its disk has room; nothing is lost, it follows the ledger again by itself.",
    cause: error,
  });
}

export function isWithoutRoom(error: unknown): boolean {
  return error instanceof Error && withoutRoom.test(error.message);
}

/** After these the database answers nothing any more and must be opened again. */
export function hasInvalidated(error: unknown): boolean {
  return (
    error instanceof Error && /FATAL Error|database has been invalidated|INTERNAL Error/i.test(error.message)
  );
}

export function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
