import { Failure } from "#domain/failure.ts";

/** A name (quoted with backticks or not), a text, a number, or a sign. */
export type CypherToken = { kind: "name" | "text" | "number" | "sign"; value: string };

const pattern =
  /(?<gap>\s+|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)|(?<text>'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")|`(?<quoted>(?:[^`]|``)*)`|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d[\p{L}\p{N}_]*)|(?<sign>=~|[\s\S])/uy;

/** A query's tokens, without gaps and comments. Throws `invalid-input` for one that does not end, and for hidden characters. */
export function cypherTokens(cypher: string): CypherToken[] {
  // Cypher reads these before anything else, so a word could be hidden in them.
  if (/\\u/i.test(cypher))
    throw new Failure("invalid-input", "The query has characters written as \\u and a number", {
      hint: "Write the characters themselves.",
    });
  const tokens: CypherToken[] = [];
  for (const { groups = {} } of cypher.matchAll(new RegExp(pattern, "guy"))) {
    if (groups["gap"] !== undefined) continue;
    if (groups["text"] !== undefined) tokens.push({ kind: "text", value: groups["text"].slice(1, -1) });
    else if (groups["quoted"] !== undefined)
      tokens.push({ kind: "name", value: groups["quoted"].replaceAll("``", "`") });
    else if (groups["name"] !== undefined) tokens.push({ kind: "name", value: groups["name"] });
    else if (groups["number"] !== undefined) tokens.push({ kind: "number", value: groups["number"] });
    else tokens.push({ kind: "sign", value: groups["sign"] ?? "" });
  }
  if (tokens.some(({ kind, value }) => kind === "sign" && /^['"`]$/.test(value)))
    throw new Failure("invalid-input", "The query has a quotation mark that is not closed");
  return tokens;
}
