import { Failure } from "#domain/failure.ts";

/** The number after which a reader goes on: the query's, else what its last connection ended with, else all of it. */
export function resumePoint(request: Request): number {
  const text = new URL(request.url).searchParams.get("after") ?? request.headers.get("last-event-id") ?? "0";
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Failure("invalid-input", `"${text.slice(0, 40)}" is no event number`, {
    hint: "Send the id of the last event you have, or leave it out to read from the beginning.",
  });
}
