/** A part of a text under one heading: from the heading's line to the next heading. */
export type Section = {
  /** Of the headings above it, the outermost first; empty before the first heading. */
  headings: readonly string[];
  /** Where its heading stands, and where what is below it begins. */
  start: number;
  bodyStart: number;
  end: number;
};

const headingLine = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const fenceLine = /^ {0,3}(```|~~~)/;

export type Line = { start: number; end: number; text: string; isFenced: boolean };

/** The lines of a part of a text, each with its line break, and whether it belongs to a block of code. */
export function findLines(text: string, start = 0, end = text.length): Line[] {
  const lines: Line[] = [];
  let fence: string | undefined;
  for (let at = start; at < end;) {
    const lineBreak = text.indexOf("\n", at);
    const next = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
    const line = text.slice(at, next).replace(/\r?\n$/, "");
    const mark = fenceLine.exec(line)?.[1];
    const isFenced = fence !== undefined || mark !== undefined;
    if (fence === undefined) fence = mark;
    else if (mark === fence) fence = undefined;
    lines.push({ start: at, end: next, text: line, isFenced });
    at = next;
  }
  return lines;
}

/** Divides a Markdown text by its headings; a text without any is one section. Blocks of code hold none. */
export function findSections(text: string): Section[] {
  const sections: Section[] = [{ headings: [], start: 0, bodyStart: 0, end: text.length }];
  const above: { depth: number; heading: string }[] = [];
  for (const line of findLines(text)) {
    const [, marks, heading] = (line.isFenced ? null : headingLine.exec(line.text)) ?? [];
    if (marks === undefined || heading === undefined) continue;
    while ((above.at(-1)?.depth ?? 0) >= marks.length) above.pop();
    above.push({ depth: marks.length, heading });
    const before = sections.at(-1);
    if (before !== undefined) before.end = line.start;
    sections.push({
      headings: above.map((one) => one.heading),
      start: line.start,
      bodyStart: line.end,
      end: text.length,
    });
  }
  return sections.filter((section) => text.slice(section.bodyStart, section.end).trim() !== "");
}
