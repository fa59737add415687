import { Failure } from "#domain/failure.ts";
import { checkTableSize } from "./check-table-size.ts";
import type { RawTable, UploadLimits } from "./raw-table.ts";
import { lineAt } from "./sniff-upload.ts";

const flat =
  "Give a list of flat objects: each value a text, a number, true, false, null, or a list of texts.";
/** A list of objects with lists in them: more is nested. */
const deepest = 3;

/** A JSON list of objects, or one object a line. Throws `invalid-input` with the line or the record, and `too-large`. */
export function readJsonTable(format: "json" | "jsonl", text: string, limits: UploadLimits): RawTable {
  checkDepth(text);
  const placeOf = format === "json" ? (row: number) => `record ${row + 1}` : undefined;
  const lines: number[] = [];
  const records = format === "json" ? parseList(text) : parseLines(text, lines, limits);
  const place = placeOf ?? ((row: number) => `line ${lines[row]}`);
  const columns = new Map<string, number>();
  checkTableSize(records.length, 1, limits);
  const rows = records.map((record, index) => {
    if (record === null || typeof record !== "object" || Array.isArray(record))
      throw new Failure("invalid-input", `${capital(place(index))} is not an object`, { hint: flat });
    return placeValues(record as Record<string, unknown>, columns, () => place(index), limits);
  });
  checkTableSize(rows.length, columns.size, limits);
  const names = [...columns.keys()];
  for (const row of rows) row.length = names.length;
  return { format, columns: names, rows, placeOf: place };
}

function placeValues(
  record: Record<string, unknown>,
  columns: Map<string, number>,
  place: () => string,
  limits: UploadLimits,
): unknown[] {
  const row: unknown[] = [];
  for (const [name, value] of Object.entries(record)) {
    const column = columns.get(name) ?? columns.size;
    if (column === columns.size) columns.set(name, column);
    if (column >= limits.max_columns) checkTableSize(1, columns.size, limits);
    const isNested =
      value !== null && typeof value === "object" && !(Array.isArray(value) && value.every(isScalar));
    if (isNested)
      throw new Failure("invalid-input", `${capital(place())}: ${name.slice(0, 60)} holds something nested`, {
        hint: flat,
      });
    row[column] = value;
  }
  return row;
}

const isScalar = (value: unknown) => value === null || typeof value !== "object";

function parseList(text: string): unknown[] {
  const value = parseJson(text, text, 0);
  if (Array.isArray(value)) return value;
  if (value !== null && typeof value === "object") {
    const lists = Object.values(value).filter(Array.isArray);
    if (lists.length === 1 && lists[0] !== undefined && lists[0].some((item) => !isScalar(item)))
      return lists[0];
    return [value];
  }
  throw new Failure("invalid-input", "The file holds no list of records", { hint: flat });
}

function parseLines(text: string, lines: number[], limits: UploadLimits): unknown[] {
  const records: unknown[] = [];
  let number = 0;
  for (const line of text.split("\n")) {
    number += 1;
    if (line.trim() === "") continue;
    records.push(parseJson(line, text, number));
    lines.push(number);
    checkTableSize(records.length, 1, limits);
  }
  return records;
}

/** Whole numbers too long for a number stay the text they are: an identifier must not be rounded. */
function parseJson(part: string, whole: string, line: number): unknown {
  try {
    return /\d{16}/.test(part) ? JSON.parse(part, exactly) : JSON.parse(part);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    const where = line > 0 ? line : brokenLine(error.message, whole);
    const what = error.message.split(/,? "|, \.\.\./, 1)[0] ?? "";
    throw new Failure(
      "invalid-input",
      `${where === undefined ? "The file" : `Line ${where}`} is not valid JSON: ${what}`,
      {
        hint: "See its quotes, commas and brackets.",
        cause: error,
      },
    );
  }
}

/** The line a parser's message is about: it tells the position, or shows ten characters to both sides of it. */
function brokenLine(message: string, whole: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return lineAt(whole, Number(position));
  const shown = /"(.+?)"(?:\.\.\.)? is not valid JSON$/s.exec(message)?.[1];
  const isCut = message.includes('..."');
  if (shown === undefined || !isCut || whole.indexOf(shown) !== whole.lastIndexOf(shown)) return undefined;
  return lineAt(whole, whole.indexOf(shown) + 10);
}

function exactly(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
    ? context?.source
    : value;
}

/** Refuses what is nested before it is parsed: depth costs the parser its stack. */
function checkDepth(text: string): void {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 34) index = endOfString(text, index);
    else if (code === 91 || code === 123) depth += 1;
    else if (code === 93 || code === 125) depth -= 1;
    if (depth > deepest + 1)
      throw new Failure("invalid-input", `Line ${lineAt(text, index)} holds something nested`, {
        hint: flat,
      });
  }
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 92) index += 1;
    else if (code === 34) return index;
  }
  return text.length;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
