import type { Passage } from "#domain/passage.ts";
import { identityOf } from "#retrieval/passage-library.ts";
import type { Coverage } from "./question-coverage.ts";
import { statementsOf } from "./statements-of.ts";

/** What a passage says in one piece, and the same with the passage's title and ids before it. */
export type EvidenceLine = { said: string; identity: string; inPlace: string };

/** Statements that share nearly as much with a claim as the best one are what it may rest on. */
export const nearlyAsMuch = 0.85;
/** Only those that share most with it. */
export const most = 0.999;

/** The statements and headings of passages. */
export function evidenceOf(passages: readonly Passage[]): EvidenceLine[] {
  return passages.flatMap((passage) => {
    const identity = identityOf(passage);
    const headings = passage.text.split("\n").filter((line) => line.trim().startsWith("#"));
    const stated = statementsOf(passage.text).map(({ text, context }) => `${context} ${text}`.trim());
    return [...headings, ...stated].map((said) => ({ said, identity, inPlace: `${identity} ${said}` }));
  });
}

/** The lines that say at least `share` of what the best one says of a claim's words. */
export function linesAbout(
  coverage: Coverage,
  lines: readonly EvidenceLine[],
  share: number,
): EvidenceLine[] {
  const weighed = lines.map((line) => ({ line, said: coverage(line.inPlace) }));
  const least = Math.max(0, ...weighed.map(({ said }) => said)) * share;
  return weighed.filter(({ said }) => said >= least).map(({ line }) => line);
}
