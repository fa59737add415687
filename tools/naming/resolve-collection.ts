import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { Retrieval } from "#retrieval/retrieval.ts";

/** The searchable collection of that name. Throws `not-found` with the near matches. */
export function resolveCollection(retrieval: Retrieval, text: string): string {
  const names = retrieval.parts.library.collections().map(({ collection }) => collection);
  const folded = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  const found = names.find((name) => name === text || name === folded);
  if (found !== undefined) return found;
  const near = nearMatches(folded, names);
  throw new Failure("not-found", `There is no collection "${text}" to search.`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : `There are: ${names.join(", ") || "none yet"}.`,
  });
}
