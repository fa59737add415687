/** A clause's first words with what must follow them: "match" alone is a word of the language. */
export const cypherStart =
  /\b(?:(?:optional\s+)?match\s*(?:\w+\s*=\s*)?(?:\w+\s*)?\(|unwind\s+[[\w$]+|call\s+db\.\w|with\s+(?:'[^']*'|"[^"]*"|[\d.]+|\$\w+|\[[^\]]*\])\s+as\s+\w+\s+(?:optional\s+)?(?:match|unwind)\b)[\s\S]*$/iu;
const afterwards =
  /\s*(?:\s--\s.*|把?结果.*|\s+and (?:paste|show|give|send|print|list|post)\s(?:me |us )?(?:the |its )?(?:rows?|results?|output|answers?)|\.\s+\p{Lu}[\p{L}\s,']*[.!]?|[,;，。]?\s*(?:por favor|please|bitte(?: ausf(?:ü|u)hren)?|en el grafo|谢谢)\s*[.!]?|(?<!\breturn)\s(?:give me|gives?|return|returns|ergibt|devuelve)|[?？"”`])\s*$/iu;

/** The Cypher statement that stands in a request, as it was written; undefined when there is none. */
export function readCypher(text: string): string | undefined {
  let cypher = cypherStart.exec(text)?.[0];
  if (cypher === undefined) return undefined;
  for (let before = ""; before !== cypher;) {
    before = cypher;
    cypher = cypher.replace(afterwards, "");
  }
  return cypher.trim();
}
