import { Failure } from "#domain/failure.ts";

const outside = /^(IO|Out of Memory|FATAL|Connection|Permission|INTERNAL) Error/i;

/** What DuckDB says of its disk and memory is a failure that passes; anything else is a mistake of ours and stays as it is. */
export function translateDuckDbError(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error) || !outside.test(error.message)) return error;
  return new Failure("unavailable", `The warehouse cannot work now: ${firstLine(error.message)}`, {
    hint: "See that its disk has room; nothing is lost, it follows the ledger again by itself.",
    cause: error,
  });
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
