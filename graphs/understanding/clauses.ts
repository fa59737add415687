/** A stretch of a request that may hold one wish, and what joins it to the one before. */
export type Clause = {
  text: string;
  start: number;
  end: number;
  join: "start" | "sentence" | "then" | "if" | "and";
};

type Boundary = { at: number; next: number; join: Clause["join"] };

// Where a clause may begin, by what stands there; the word itself stays with the clause it opens when it carries meaning.
const patterns: [Clause["join"], RegExp][] = [
  [
    "then",
    /[,;:.]?\s+(?:-\s+|– )?(?:and\s+|but\s+)?(?:then|afterwards?|after that|next,|finally|once (?:that|it)(?:'s| is)? done,?|when (?:it|that)(?:'s| is|s)? done,?|from then on|from now on)\s+/giu,
  ],
  [
    "then",
    /[,;:.]?\s+(?:und\s+|aber\s+)?(?:dann|danach|anschließend|anschliessend|schließlich|hinterher)\s+/giu,
  ],
  [
    "then",
    /[,;:.]?\s+(?:y\s+|e\s+|pero\s+)?(?:luego|después|despues|a continuación|finalmente|por último|al final)\s+/giu,
  ],
  ["then", /[，。；、]?\s*(?:然后|之后|接着|随后|最后|再(?!次|来|跑))\s*/gu],
  [
    "if",
    /[,;:.]?\s+(?:and\s+|but\s+|und\s+|y\s+)?(?=(?:only\s+)?(?:if|in case|should it|provided|falls|wenn|sofern|si|en caso)\s)/giu,
  ],
  ["if", /[，。；]?\s*(?=(?:如果|若|假如|要是))/gu],
  ["sentence", /(?<!\b(?:vs|e\.g|i\.e|approx|z\.B|bzw))[.!?;](?=\s+\S)\s+|[。！？；]\s*|\n+/gu],
  [
    "and",
    /,?\s+(?:and|und|y|e|but|aber|pero|plus|\+|&)\s+|,\s+|(?<=\p{Script=Han}),|,(?=\p{Script=Han})|，\s*|\s+[-–—]\s+|\s*(?:并且|并|而且|同时|就)\s*/giu,
  ],
];

/** The smallest clauses of a text, in order; quotes and pasted queries are never cut. */
export function splitClauses(text: string, whole: readonly { start: number; end: number }[] = []): Clause[] {
  const boundaries: Boundary[] = [];
  for (const [join, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const boundary = { at: match.index, next: match.index + match[0].length, join };
      if (match.index === 0 && join !== "and") continue;
      if (whole.some(({ start, end }) => boundary.at < end && boundary.next > start)) continue;
      if (boundaries.every((other) => boundary.next <= other.at || boundary.at >= other.next))
        boundaries.push(boundary);
    }
  }
  boundaries.sort((left, right) => left.at - right.at);
  const clauses: Clause[] = [];
  let start = 0;
  let join: Clause["join"] = "start";
  for (const boundary of [...boundaries, { at: text.length, next: text.length, join: "start" as const }]) {
    if (text.slice(start, boundary.at).trim() !== "")
      clauses.push({ text: text.slice(start, boundary.at), start, end: boundary.at, join });
    start = boundary.next;
    join = boundary.join;
  }
  return clauses;
}
