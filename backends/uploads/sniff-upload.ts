import { Failure } from "#domain/failure.ts";
import type { UploadFormat } from "./raw-table.ts";

export type Sniffed =
  | { format: "parquet" }
  | { format: "json" | "jsonl"; text: string }
  | { format: "csv" | "tsv"; text: string; delimiter: string };

const packed: readonly [string, readonly number[], string][] = [
  ["a ZIP archive or an Excel workbook", [0x50, 0x4b, 0x03, 0x04], "Unpack it; save a workbook as CSV."],
  ["packed with gzip", [0x1f, 0x8b], "Unpack it first."],
  ["packed with bzip2", [0x42, 0x5a, 0x68], "Unpack it first."],
  ["packed with xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a], "Unpack it first."],
  ["packed with zstd", [0x28, 0xb5, 0x2f, 0xfd], "Unpack it first."],
  ["a PDF", [0x25, 0x50, 0x44, 0x46], "Export its table as CSV."],
  ["an old Excel workbook", [0xd0, 0xcf, 0x11, 0xe0], "Save it as CSV."],
];

/** What a file is, by what it holds and never by its name. Throws `invalid-input` for what is no table of these formats. */
export function sniffUpload(bytes: Uint8Array): Sniffed {
  if (startsWith(bytes, [0x50, 0x41, 0x52, 0x31])) return { format: "parquet" };
  const known = packed.find(([, magic]) => startsWith(bytes, magic));
  if (known) throw new Failure("invalid-input", `The file is ${known[0]}, not a table`, { hint: known[2] });
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
    throw new Failure("invalid-input", "The file is encoded as UTF-16", { hint: "Save it as UTF-8." });
  const text = decode(bytes);
  const first = text.trimStart().at(0);
  if (first === undefined)
    throw new Failure("invalid-input", "The file holds nothing but space", {
      hint: "Choose a file with a header and rows.",
    });
  if (first === "[") return { format: "json", text };
  if (first === "{") return { format: isLineByLine(text) ? "jsonl" : "json", text };
  const delimiter = delimiterOf(text);
  return { format: delimiter === "\t" ? "tsv" : "csv", text, delimiter };
}

export function nameOfFormat(format: UploadFormat): string {
  return format === "parquet" ? "Parquet" : format.toUpperCase();
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Text in UTF-8 without control characters; a mark at its beginning is left out. */
function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Failure("invalid-input", `Line ${badLine(bytes)} holds bytes that are not UTF-8`, {
      hint: "Save the file as UTF-8.",
      cause: error,
    });
  }
  const control = controlCharacter(text);
  if (control < 0) return text;
  throw new Failure("invalid-input", `Line ${lineAt(text, control)} holds a control character`, {
    hint: "This does not look like text: choose a CSV, TSV, JSON, JSONL or Parquet file.",
  });
}

/** Where the first character stands that no text holds: those below a space, save line ends and tabs; -1 when there is none. */
function controlCharacter(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 && (code < 9 || code > 13)) return index;
  }
  return -1;
}

/** The first line whose bytes cannot be decoded. */
function badLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let index = 0; index <= bytes.length; index++) {
    if (index < bytes.length && bytes[index] !== 10) continue;
    const text = new TextDecoder().decode(bytes.subarray(start, index));
    if (text.includes("\u{fffd}")) return line;
    start = index + 1;
    line += 1;
  }
  return line;
}

export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let index = text.indexOf("\n"); index >= 0 && index < position; index = text.indexOf("\n", index + 1))
    line += 1;
  return line;
}

/** JSONL when the first line alone is an object, and something stands after it. */
function isLineByLine(text: string): boolean {
  const trimmed = text.trimStart();
  const end = trimmed.indexOf("\n");
  if (end < 0) return false;
  return /\}\s*$/.test(trimmed.slice(0, end)) && /^\s*(\{|$)/.test(trimmed.slice(end));
}

const delimiters = [",", "\t", ";", "|"];

/** The character that stands equally often in the first lines, outside quotes. */
function delimiterOf(text: string): string {
  const lines = firstLines(text, 20);
  const rated = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, "").split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    return { delimiter, first, same: counts.filter((count) => count === first).length };
  });
  const best = rated
    .filter(({ first }) => first > 0)
    .toSorted((left, right) => right.same - left.same || right.first - left.first)[0];
  if (best) return best.delimiter;
  const header = lines[0] ?? "";
  if (lines.length > 1 && /^[\p{L}"'][^<>{}]{0,63}$/u.test(header) && header.split(/\s+/).length <= 4)
    return ",";
  throw new Failure("invalid-input", "No table was found in the file", {
    hint: "Choose a CSV, TSV, JSON, JSONL or Parquet file; a CSV begins with a line that names its columns.",
  });
}

function firstLines(text: string, count: number): string[] {
  return text
    .slice(0, 200_000)
    .split(/\r\n|\n|\r/, count + 1)
    .slice(0, count)
    .filter((line) => line !== "");
}
