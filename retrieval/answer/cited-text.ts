import type { CitedAnswer } from "./cited-answer.ts";

/** An answer as plain text: sentences with numbers, then what the numbers mean. */
export function citedText({ is_supported, sentences, passages }: CitedAnswer): string {
  const sources = passages.map(
    ({ number, passage }) => `[${number}] ${passage.title} (${passage.collection}/${passage.record_id})`,
  );
  if (!is_supported)
    return ["That is not in the documents.", ...(sources.length > 0 ? ["Nearest:", ...sources] : [])].join(
      "\n",
    );
  const said = sentences.map(({ text, citations }) => `${text} [${citations.join(", ")}]`).join(" ");
  return [said, "", ...sources].join("\n");
}
