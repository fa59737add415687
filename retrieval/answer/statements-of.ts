import { sentencesOf } from "#retrieval/sentences.ts";

/** What a text says in one piece: a sentence, an item of a list, or a row of a table read with the names of its columns. */
export type Statement = {
  text: string;
  /** What it is said under, and does not say itself: the line that leads a list in, the columns of a table. */
  context: string;
  /** The heading that it stands under; empty where there is none. */
  heading: string;
};

/**
 * The statements of a passage in reading order. Headings, rulers and lines that only lead in state nothing by themselves.
 * `section`: the heading that the text begins under.
 */
export function statementsOf(text: string, section = ""): Statement[] {
  const found: Statement[] = [];
  let heading = section;
  let columns: string[] | undefined;
  let leadIn = "";
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    const cells = cellsOf(trimmed);
    if (cells !== undefined) {
      if (columns === undefined) columns = cells;
      else if (!cells.every(isRuler)) found.push({ ...rowStatement(columns, cells), heading });
      continue;
    }
    columns = undefined;
    if (trimmed === "") continue;
    if (trimmed.endsWith(":")) leadIn = trimmed;
    else if (isItem.test(trimmed))
      found.push({ text: trimmed.replace(isItem, ""), context: leadIn, heading });
    else {
      leadIn = "";
      if (trimmed.startsWith("#")) heading = trimmed.replace(/^#+\s*/, "");
      else
        found.push(
          ...sentencesOf(trimmed).map((sentence) => ({ text: sentence.text, context: "", heading })),
        );
    }
  }
  return found.filter((statement) => saysSomething.test(statement.text));
}

const isItem = /^([-*+]|\d+[.)])\s+/;
const saysSomething = /\p{L}{2,}.*\s.*[\p{L}\p{N}]{2,}/u;

function isRuler(cell: string): boolean {
  return /^:?-*:?$/.test(cell);
}

function cellsOf(line: string): string[] | undefined {
  if (!line.startsWith("|") || !line.endsWith("|") || line.length < 3) return undefined;
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

/** "speaker module: Order number SP8C972769, Price in USD 39". */
function rowStatement(
  columns: readonly string[],
  [first = "", ...cells]: readonly string[],
): Omit<Statement, "heading"> {
  const said = cells.map((cell, index) => `${columns[index + 1] ?? ""} ${cell}`.trim());
  return { text: `${columns[0] ?? ""} ${first}: ${said.join(", ")}`.trim(), context: "" };
}
