const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The sentences of a text in order, each with where it begins; lines are never joined, so list items and headings stand alone. */
export function sentencesOf(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let lineStart = 0;
  for (const line of text.split("\n")) {
    for (const { segment, index } of segmenter.segment(line)) {
      const trimmed = segment.trim();
      if (trimmed !== "") found.push({ text: trimmed, start: lineStart + index + segment.indexOf(trimmed) });
    }
    lineStart += line.length + 1;
  }
  return found;
}
