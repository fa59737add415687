const start =
  /\b(?:with\s+(?:recursive\s+)?\w+(?:\s*\([^)]*\))?\s+as\s*\(|from\s+\w+\s+select\s+(?!(?:an?|the|one|any|some|all|my|your)\s)|select\s|(?:explain\s+(?:analyze\s+)?|describe\s+|summarize\s+)(?=\w))/iu;
/** A statement's first words: without them "select" is a word of the language. */
const looksLikeSql = /\bfrom\b|^\s*select\s+[\d'("]|^\s*(?:describe|summarize)\s+\w+\s*;?\s*$/iu;
const closing: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "`": "`",
  "“": "”",
  "«": "»",
  "「": "」",
};
const afterwards =
  /\s*(?:--.*|[,;，。]?\s*(?:por favor|please|bitte(?: ausf(?:ü|u)hren)?|结果给我|谢谢)\s*[.!]?|,\s*(?:das Ergebnis|the results?|el resultado|los resultados)\b[^()]*|\s[\p{Script=Han}，。？、]+)\s*$/iu;
const askedAfter = /\s+(?:give|gives|return|returns|ergibt|devuelve)\s*[?]?\s*$/iu;

/** The SQL statement that stands in a request, as it was written; undefined when there is none. */
export function readSql(text: string): string | undefined {
  const found = start.exec(text);
  if (found === null) return undefined;
  // "Run this select: SELECT ...": the statement is what stands after the colon.
  const announced = /[:：]\s*(?=(?:select|with)\s)/iu.exec(text);
  if (announced !== null && announced.index > found.index) return readSql(text.slice(announced.index + 1));
  const opening = text.slice(0, found.index).trimEnd().at(-1) ?? "";
  const quote = closing[opening];
  const rest = text.slice(found.index);
  const end = quote === undefined ? -1 : rest.lastIndexOf(quote);
  const sql = (end > 0 ? rest.slice(0, end) : rest.replace(afterwards, "").replace(askedAfter, "")).trim();
  return looksLikeSql.test(sql) ? sql : undefined;
}
