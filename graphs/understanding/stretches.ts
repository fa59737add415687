import { cypherStart } from "./cypher-argument.ts";

/** A part of the text that is to be taken as it stands. */
export type Stretch = { text: string; start: number; end: number };

const quote =
  /"([^"]{2,})"|“([^”]{2,})”|„([^“”]{2,})[“”]|«([^»]{2,})»|「([^」]{2,})」|『([^』]{2,})』|(?<![\p{L}\d])'([^']{6,})'(?![\p{L}\d])|`([^`]{2,})`/gu;

export function findQuotes(text: string): Stretch[] {
  return [...text.matchAll(quote)].map((match) => ({
    text: match.slice(1).find((part) => part !== undefined) ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const sql =
  /\b(?:select\s[\s\S]+?\sfrom\s[\s\S]+|from\s+\w+\s+select\s[\s\S]+|with\s+\w+\s+as\s*\([\s\S]+)$/iu;

/** A pasted query reaches to the end of the text, or of its quotes. */
export function findQueries(text: string): (Stretch & { language: "sql" | "cypher" })[] {
  for (const [language, pattern] of [
    ["cypher", cypherStart],
    ["sql", sql],
  ] as const) {
    const match = pattern.exec(text);
    if (!match) continue;
    const written = match[0].replace(/["”`]\s*$/u, "").trim();
    if (language === "sql" && !looksLikeSql(written)) continue;
    return [{ language, text: written, start: match.index, end: match.index + match[0].length }];
  }
  return [];
}

/** "select a model from the list" is English: a query names columns and a table without articles. */
function looksLikeSql(text: string): boolean {
  return (
    !/^(?:from\s+\w+\s+)?select\s+(?:a|an|the|one|any|some|all|my|your)\s/iu.test(text) &&
    !/\bfrom\s+(?:the|my|our|your|these|those|this)\b/iu.test(text)
  );
}

export function findFiles(text: string): Stretch[] {
  return [
    ...text.matchAll(/[\p{L}\d_][\p{L}\d_.~/-]*\.(?:csv|tsv|jsonl?|parquet|xlsx?|pdf|txt|md|docx?)\b/giu),
  ].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
