import type { MarkedPart } from "#web/controls/mark-words.ts";
import type { Block, Inline } from "./parse-markdown.ts";

/** Which parts of a text without markup are marked. */
export type MarkText = (text: string) => readonly MarkedPart[];

const plainText = (content: readonly Inline[]) => content.map(({ text }) => text).join("");

/** A stretch of written text cut where marks begin and end, across bold, code and links. */
function markInlines(content: readonly Inline[], mark: MarkText): Inline[] {
  const marked = mark(plainText(content));
  if (!marked.some((part) => part.isMarked)) return [...content];
  const cut: Inline[] = [];
  let rest = [...marked];
  for (const inline of content) {
    let { text } = inline;
    while (text !== "") {
      const [part, ...after] = rest;
      if (part === undefined) break;
      const taken = text.slice(0, part.text.length);
      cut.push({ ...inline, text: taken, ...(part.isMarked ? { isMarked: true } : {}) });
      text = text.slice(taken.length);
      rest =
        taken.length === part.text.length
          ? after
          : [{ ...part, text: part.text.slice(taken.length) }, ...after];
    }
  }
  return cut;
}

/** The blocks with what is to be marked in them marked. Headings, code and rules stay as they are. */
export function markBlocks(blocks: readonly Block[], mark: MarkText): Block[] {
  const inlines = (content: readonly Inline[]) => markInlines(content, mark);
  return blocks.map((block): Block => {
    if (block.kind === "paragraph" || block.kind === "quote")
      return { ...block, content: inlines(block.content) };
    if (block.kind === "list") return { ...block, items: block.items.map(inlines) };
    if (block.kind === "table") return { ...block, rows: block.rows.map((row) => row.map(inlines)) };
    return block;
  });
}

/** The texts that marks can stand in, each without its markup. */
export function markableTexts(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph" || block.kind === "quote") return [plainText(block.content)];
    if (block.kind === "list") return block.items.map(plainText);
    return block.kind === "table" ? block.rows.flat().map(plainText) : [];
  });
}
