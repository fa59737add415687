export type Inline = (
  | { kind: "text" | "strong" | "emphasis" | "code"; text: string }
  | { kind: "link"; text: string; href: string }
) & {
  /** Whether it is shown as what was looked for. */
  isMarked?: boolean;
};

export type Block =
  | { kind: "paragraph" | "quote"; content: Inline[] }
  | { kind: "heading"; level: number; content: Inline[] }
  | { kind: "list"; isOrdered: boolean; start: number; items: Inline[][] }
  | { kind: "code"; language: string; text: string }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] }
  | { kind: "rule" };

const inlinePattern =
  /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?!\w)|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Bold, emphasis, code and links of one line. A link is kept only when it stays in the app or is plain https. */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(inlinePattern)) {
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const [whole, code, strong, emphasis, label = "", href = ""] = match;
    if (code !== undefined) parts.push({ kind: "code", text: code });
    else if (strong !== undefined) parts.push({ kind: "strong", text: strong });
    else if (emphasis !== undefined) parts.push({ kind: "emphasis", text: emphasis });
    else if (/^(\/(?!\/)|https:\/\/)/.test(href)) parts.push({ kind: "link", text: label, href });
    else parts.push({ kind: "text", text: whole });
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

const itemPattern = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const cells = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => parseInline(cell.trim()));
const isTableRule = (line: string | undefined) =>
  line !== undefined && /^\s*\|?\s*:?-{2,}[-|:\s]*$/.test(line) && line.includes("-");

type Taken = { block: Block; next: number };

function takeCode(lines: string[], at: number): Taken | undefined {
  const opening = /^```(\w*)/.exec(lines[at] ?? "");
  if (opening === null) return undefined;
  let end = at + 1;
  while (end < lines.length && !(lines[end] ?? "").startsWith("```")) end += 1;
  return {
    block: { kind: "code", language: opening[1] ?? "", text: lines.slice(at + 1, end).join("\n") },
    next: end + 1,
  };
}

function takeList(lines: string[], at: number): Taken | undefined {
  const first = itemPattern.exec(lines[at] ?? "");
  if (first === null) return undefined;
  const items: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const item = itemPattern.exec(line);
    if (item !== null) items.push(item[2] ?? "");
    else if (/^\s{2,}\S/.test(line)) items.push(`${items.pop() ?? ""} ${line.trim()}`);
    else break;
  }
  const isOrdered = first[1] !== undefined;
  return {
    block: { kind: "list", isOrdered, start: Number(first[1] ?? 1), items: items.map(parseInline) },
    next: end,
  };
}

function takeTable(lines: string[], at: number): Taken | undefined {
  const head = lines[at] ?? "";
  if (!head.includes("|") || !isTableRule(lines[at + 1])) return undefined;
  let end = at + 2;
  while ((lines[end] ?? "").includes("|")) end += 1;
  return {
    block: { kind: "table", head: cells(head), rows: lines.slice(at + 2, end).map(cells) },
    next: end,
  };
}

function takeLine(lines: string[], at: number): Taken | undefined {
  const line = lines[at] ?? "";
  const heading = /^(#{1,4})\s+(.*)$/.exec(line);
  if (heading !== null) {
    return {
      block: { kind: "heading", level: heading[1]?.length ?? 1, content: parseInline(heading[2] ?? "") },
      next: at + 1,
    };
  }
  if (/^\s*(-{3,}|\*{3,})\s*$/.test(line)) return { block: { kind: "rule" }, next: at + 1 };
  const quote = /^>\s?(.*)$/.exec(line);
  return quote === null
    ? undefined
    : { block: { kind: "quote", content: parseInline(quote[1] ?? "") }, next: at + 1 };
}

const takers = [takeCode, takeLine, takeTable, takeList];
const takeAny = (lines: string[], at: number) => {
  for (const take of takers) {
    const taken = take(lines, at);
    if (taken !== undefined) return taken;
  }
  return undefined;
};

function takeParagraph(lines: string[], at: number): Taken {
  let end = at + 1;
  while (end < lines.length && lines[end]?.trim() !== "" && takeAny(lines, end) === undefined) end += 1;
  return { block: { kind: "paragraph", content: parseInline(lines.slice(at, end).join("\n")) }, next: end };
}

/**
 * The part of Markdown that answers use, as data: nothing in it can become markup, an image or a script. Text that is still
 * arriving parses too; an unclosed fence runs to the end.
 */
export function parseMarkdown(text: string): Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at]?.trim() === "") {
      at += 1;
      continue;
    }
    const { block, next } = takeAny(lines, at) ?? takeParagraph(lines, at);
    blocks.push(block);
    at = next;
  }
  return blocks;
}
