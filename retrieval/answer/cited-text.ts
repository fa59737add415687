import type { CitedAnswer, CitedSentence } from "./cited-answer.ts";

/** An answer as plain text: sentences with numbers, then what the numbers mean. */
export function citedText(answer: CitedAnswer): string {
  return `${answer.sentences.map(sentenceText).join(" ")}${sourcesText(answer)}`;
}

export function sentenceText({ text, citations }: CitedSentence): string {
  return `${text} [${citations.join(", ")}]`;
}

/** What stands behind the sentences; where there are none, that there is no answer. */
export function sourcesText(answer: CitedAnswer): string {
  const { is_supported, passages } = answer;
  const sources = passages.map(
    ({ number, passage }) => `[${number}] ${passage.title} (${passage.collection}/${passage.record_id})`,
  );
  const writer = writerText(answer);
  const notes = writer === undefined ? [] : ["", writer];
  if (is_supported) return ["\n", ...sources, ...notes].join("\n");
  const nearest = sources.length > 0 ? ["Nearest:", ...sources] : [];
  return ["That is not in the documents.", ...nearest, ...notes].join("\n");
}

/** Who wrote an answer, and how much of it is not stated; undefined where the sentences are the documents' own. */
export function writerText({
  is_supported,
  written_by,
  left_out,
}: Pick<CitedAnswer, "is_supported" | "written_by" | "left_out">): string | undefined {
  if (written_by === null) return undefined;
  const sentences = left_out === 1 ? "one sentence" : `${left_out} sentences`;
  if (!is_supported && left_out === 0) return `${written_by} was asked and found no answer in the passages.`;
  if (!is_supported) return `${written_by} wrote ${sentences} that no passage supports; not stated.`;
  const left = left_out === 0 ? "" : `; ${sentences} without support left out`;
  return `Written by ${written_by}, checked against the passages${left}.`;
}
