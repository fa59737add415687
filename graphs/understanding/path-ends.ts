import { cleanName, readFullIds } from "./graph-names.ts";
import { withoutCorrected } from "./spoken-corrections.ts";
import { findQuotes } from "./stretches.ts";

/** Ways to ask what joins two names, the surer ones first. */
const pairs: readonly RegExp[] = [
  /\b(?:between|btw)\s+(.+?)\s+and\s+(.+)/iu,
  /\bfrom\s+(.+?)\s+(?:over |across )?to\s+(.+)/iu,
  /\b(?:have|has)\s+(.+?)\s+and\s+(.+?)\s+(?:got\s+)?to do with\b/iu,
  /\b(?:where do|that|do|does)\s+(.+?)\s+and\s+(.+?)\s+(?:(?:belong|hang|come) together|meet|have in common)\b/iu,
  /\bapart are\s+(.+?)\s+and\s+(.+)/iu,
  /\b(?:is|are|how on earth is|how is|how are)\s+(.+?)\s+(?:connected|linked|related|tied)\s+(?:in any way\s+)?(?:to|with)\s+(.+)/iu,
  /\b(?:how (?:are|is|r)|show how|how|are|could|can|might)\s+(.+?)\s+and\s+(.+?)\s+(?:(?:are|is|be)\s+)?(?:conn?ected|linked|related|tied|joined)\b/iu,
  /\b(?:relate|tie|join|link)\s+(.+?)\s+(?:with|to|and)\s+(.+)/iu,
  /\bwhat (?:has|have)\s+(.+?)\s+(?:got\s+)?to do with\s+(.+)/iu,
  /\bwhat\s+(.+?)\s+(?:has|have)\s+(?:got\s+)?to do with\s+(.+)/iu,
  /\b(?:association|relation|connection|link) of\s+(.+?)\s+(?:with|to)\s+(.+)/iu,
  /\bthat\s+(.+?)\s+(?:concerns?|bears? on|affects?|causes?|(?:is|are|can be|could be) (?:the (?:reason|cause)|to blame) (?:for|of))\s+(.+)/iu,
  /\b(?:does|can|could)\s+(.+?)\s+(?:reach|lead to|get to|end up in)\s+(.+)/iu,
  /\bthat\s+(.+?)\s+has (?:an?y? )?link (?:with|to)\s+(.+)/iu,
  /\b(?:how)\s+(.+?)\s+(?:leads?|led) to\s+(.+)/iu,
  /\b(?:connects?|joining|joins?|relates?|ties?|links?|binds?|unites?|brings? together)\s+(.+?)\s+(?:with|to|and)\s+(.+)/iu,
  /(?:\b(?:connection|chain|paths?|link|route)\s+)?([^\s<>]+(?:\s[^\s<>]+)?)\s*(?:<->|->|→|↔|\s~\s)(?:.*(?:->|→))?\s*(.+)/iu,
  /\b(?:paths?|route|way|chain)\s+(.+?)\s+to\s+(.+)/iu,
  /:\s*([^,:]+?)\s*(?:,|\.{3}|…)\s*([^,:]+)$/iu,
  /\bzwischen\s+(.+?)\s+und\s+(.+)/iu,
  /\bvon\s+(.+?)\s+(?:zu[mr]?|nach)\s+(.+)/iu,
  /\bh(?:ä|a)ng(?:en|t)\s+(.+?)\s+(?:und|mit)\s+(.+)/iu,
  /\bsind\s+(.+?)\s+und\s+(.+?)\s+(?:verbunden|verknüpft)/iu,
  /\bhat\s+(.+?)\s+mit\s+(.+?)\s+zu tun/iu,
  /\bentre\s+(.+?)\s+y\s+(.+)/iu,
  /\b(?:relaciona|une|conecta|vincula)n?\s+(.+?)\s+con\s+(.+)/iu,
  /\b(?:conectad|relacionad|vinculad|enlazad)[oa]s?\s+(.+?)\s+(?:y|con)\s+(.+)/iu,
  /从\s*(.+?)\s*(?:一路)?(?:追|走|通|连)?(?:到|至)\s*(.+?)\s*(?:的|$)/u,
  /(?:^|[，：])([^，：]+?)\s*(?:凭什么|为什么|为何|怎么会?)(?:和|与|跟)\s*(.+?)\s*(?:连|扯|联系|有关)/u,
  /^(.+?)\s*经过.*(?:连到|到)\s*(.+)/u,
  /^(.+?)\s*(?:和|与|跟)\s*(.+?)\s*(?:之间|是怎么|怎么|有什么|如何|的)/u,
];

/** The two names a question about their connection holds; undefined for one that only points. */
export function readPathEnds(said: string): { from?: string; to?: string } {
  const text = withoutCorrected(said);
  // Two names that cannot be mistaken need no words around them to be told apart.
  for (const sure of [readFullIds(text), findQuotes(text).map((quote) => quote.text)]) {
    const [from, to, ...others] = sure;
    if (from !== undefined && to !== undefined && others.length === 0) return { from, to };
  }
  for (const pattern of pairs) {
    const [, left, right] = pattern.exec(text) ?? [];
    if (left === undefined || right === undefined) continue;
    const from = endName(left.replace(/^(?:.*\b(?:paths?|way|route|chain|connection|link)\s+)/iu, ""));
    const to = endName(right.replace(/[,?？].*$/u, ""));
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }
  return {};
}

/** The graph's own word for a kind in front of a record's id says nothing more: "ticket SK-0311". */
const kindBeforeId =
  /^(?:the )?(?:device|component|firmware|problem|remedy|document|process|department|customer|journey|user|ticket) (?=[A-Z]{1,2}-\d{4}\b)/iu;

/** One end: its quoted name, else the name as it was said. */
function endName(said: string): string | undefined {
  return findQuotes(said)[0]?.text ?? cleanName(said)?.replace(kindBeforeId, "");
}
