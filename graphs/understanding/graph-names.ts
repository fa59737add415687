import type { KnowledgeKind } from "#domain/knowledge.ts";
import { fold } from "./tokens.ts";

/** Where something is looked up says nothing of what is looked up. */
const graphWords =
  /[\s,:;-]*(?:(?:in|on|from|through|via|per|according to|going by|within|by|out of)\s+)?(?:the|our|this)?\s*(?:knowledge[- ]?graph|graph database|graph db|graph|neo4j)(?:\s+nodes?|\s+entities|\s+entity)?\b|,?\s*(?:laut|im|in dem|des|aus dem)\s+(?:Wissens)?graph(?:en)?\b|,?\s*(?:en|del|según|entre las entidades del)\s+(?:el\s+)?grafo\b|(?:在)?(?:知识)?图谱(?:里|中|上)?的?/giu;
const tails =
  /\s*(?:[?？!！。]+|,\s*(?:max|limit|first|step by step|directly|laut|please|give|show).*|\s(?:anywhere|please|pls|limit \d+|exist(?:iert)?s?|zusammen|verbunden|verknüpft|connected|linked|related|nodes?|节点|这个实体|这个节点|的内容))\s*$/iu;
const articles =
  /^(?:(?:the|an?|our|my|any|some|all|anything|something|entity|entities|node|nodes|named?|called|der|die|das|den|dem|el|la|los|las|al|del|de|un|una|nodo|nodos|knoten|entität|entidad|entidades|namens)\s+)+/iu;
/** "This phone" is known only from what was said before. */
const pointing =
  /^(?:this|that|these|those|it|they|them|one|diese\w*|jene\w*|est[eoa]s?|ese|a|b|这\S{0,3}|那\S{0,3}|entit(?:y|ies)|nodes?|both|everything|things?)(?:\s|$)/iu;

/** A name as it was said, without what stands around it; undefined where it only points. */
export function cleanName(said: string): string | undefined {
  let name = said
    .replaceAll(graphWords, " ")
    .replaceAll(/["“”„«»「」]/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  for (let before = ""; before !== name;) {
    before = name;
    name = name
      .replace(tails, "")
      .replace(articles, "")
      .replace(/[\s,:;.]+$/u, "")
      .trim();
  }
  return name === "" || name.length > 80 || pointing.test(name) ? undefined : name;
}

const pairs: readonly RegExp[] = [
  /\bbetween\s+(.+?)\s+and\s+(.+)/iu,
  /\b(?:is|are|how on earth is|how is|how are)\s+(.+?)\s+(?:connected|linked|related|tied)\s+(?:in any way\s+)?(?:to|with)\s+(.+)/iu,
  /\b(?:how are|show how|how)\s+(.+?)\s+and\s+(.+?)\s+(?:are\s+)?(?:connected|linked|related|tied)\b/iu,
  /\b(?:relate|tie|join)\s+(.+?)\s+(?:with|to|and)\s+(.+)/iu,
  /\bwhat has\s+(.+?)\s+(?:got\s+)?to do with\s+(.+)/iu,
  /\b(?:how)\s+(.+?)\s+leads? to\s+(.+)/iu,
  /\b(?:connects?|joining|joins?|relates?|ties?|links?)\s+(.+?)\s+(?:with|to|and)\s+(.+)/iu,
  /\bfrom\s+(.+?)\s+to\s+(.+)/iu,
  /(?:\b(?:connection|chain|path|link|route)\s+)?([^\s<>]+(?:\s[^\s<>]+)?)\s*(?:<->|->|→|↔)\s*(.+)/iu,
  /\bzwischen\s+(.+?)\s+und\s+(.+)/iu,
  /\bvon\s+(.+?)\s+(?:zu[mr]?|nach)\s+(.+)/iu,
  /\bh(?:ä|a)ng(?:en|t)\s+(.+?)\s+(?:und|mit)\s+(.+)/iu,
  /\bsind\s+(.+?)\s+und\s+(.+?)\s+(?:verbunden|verknüpft)/iu,
  /\bhat\s+(.+?)\s+mit\s+(.+?)\s+zu tun/iu,
  /\bentre\s+(.+?)\s+y\s+(.+)/iu,
  /\b(?:relaciona|une|conecta|vincula)n?\s+(.+?)\s+con\s+(.+)/iu,
  /\b(?:conectad|relacionad|vinculad|enlazad)[oa]s?\s+(.+?)\s+(?:y|con)\s+(.+)/iu,
  /从\s*(.+?)\s*(?:到|至)\s*(.+?)\s*(?:的|$)/u,
  /^(.+?)\s*经过.*(?:连到|到)\s*(.+)/u,
  /^(.+?)\s*(?:和|与|跟)\s*(.+?)\s*(?:之间|是怎么|怎么|有什么|如何|的)/u,
];

/** The two names a question about their connection holds; undefined for one that only points. */
export function readPathEnds(text: string): { from?: string; to?: string } {
  for (const pattern of pairs) {
    const [, left, right] = pattern.exec(text) ?? [];
    if (left === undefined || right === undefined) continue;
    const from = cleanName(left.replace(/^(?:.*\b(?:path|way|route|chain|connection|link)\s+)/iu, ""));
    const to = cleanName(right.replace(/[,?？].*$/u, ""));
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }
  return {};
}

/** Words after which a looked-up name stands, to the end of what is said. */
const leads =
  /(?:^|.*?\b)(?:(?:connected|linked|related|tied|adjacent|relates?|connections?|relations?|neighbou?rs?|neighbou?rhood|neighbors|surroundings|links?|nodes?|entit(?:y|ies)|nachbarn|nachbarschaft|vecinos|conexiones|relacionad[oa]s?|conectad[oa]s?|vinculad[oa]s?|depends?|hangs?|works|involved|away|outward|anything|looking|look|search|searching|lookup)\s*(?:depth \d\s+)?(?:to|with|of|for|on|off|around|from|up|the node for|mit|von|del?|con|al|un nodo para|nach)?|node (?:id )?(?:of|for)|(?:called|named|matching|mention|heißen|namens|llamen|about|under the name|around|share[sn]?\b.*\bwith|touch(?:es)?|involves?|affects?|belong to|depends on|off|hängt alles an[mr]?|gehören(?: im graphen)? zu[mr]?|is there a|does .* (?:contain|know)|ist das|ist|expand|know|entität(?:en)? von|sind mit|cuelgan del?|para|entity|find|search|fixed|solved|cured|against|für|gegen|contra|finde|suche nach|busca|encuentra|get|zu|of|to|with|from|for|on))\s+(.+)$/iu;
const chineseLeads = [
  /^(?:和|与|跟|从|在)?\s*(.+?)\s*(?:在|和哪些|连着|相连|有关|相关|出发|两跳|的邻居|对应|这个|都有|有哪些|里的)/u,
  /(?:找到|查找|找|搜索|搜|名为|名字里带|有没有)\s*(.+)$/u,
];

/** "Ticket T-233" is known by its number. */
const recordWord = /^(?:ticket|article|artikel|document|process|customer|工单|客户)\s+(?=[A-Z]{1,3}-?\d)/iu;

/** What is looked up in the graph, as far as the words tell. */
export function readLookedUp(text: string): string | undefined {
  if (/\p{Script=Han}/u.test(text)) {
    const bare = text.replaceAll(graphWords, " ");
    for (const pattern of chineseLeads) {
      const name = cleanName(
        (pattern.exec(bare.trim())?.[1] ?? "")
          .replace(/(?:这个|的|实体|节点|对应).*$/u, "")
          .replace(/^.*(?:有没有|找到|查找|名为|名字里带)/u, ""),
      );
      if (name !== undefined) return name;
    }
    return undefined;
  }
  const bare = text
    .replaceAll(graphWords, " ")
    .replace(/\bdepth \d+\b/giu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  let rest: string | undefined = bare;
  for (let tries = 0; tries < 6 && rest !== undefined; tries++) {
    const next: string | undefined = leads.exec(rest)?.[1];
    if (next === undefined) break;
    rest = next;
  }
  const name = rest === bare ? undefined : cleanName((rest ?? "").replace(/^nodes?:\s*/iu, ""));
  if (name === undefined || /^(?:type|kind|typ|tipo|search|are|is|other|per)\b/iu.test(name))
    return undefined;
  return name.replace(recordWord, "").replace(/\s+in the name$/iu, "");
}

const kindNames: readonly [KnowledgeKind, RegExp][] = [
  ["device", /\b(?:devices?|laptops?|phones?|servers?|gerate?|dispositivos?|equipos?)\b|设备|手机/u],
  ["component", /\b(?:components?|parts?|komponenten?|bauteile?|componentes?|piezas?)\b|部件|组件|零件/u],
  ["firmware", /\bfirmwares?\b|固件/u],
  ["problem", /\b(?:problems?|symptoms?|issues?|probleme?|fehler|problemas?|fallos?)\b|问题|故障/u],
  [
    "remedy",
    /\b(?:remed(?:y|ies)|fix(?:es)?|solutions?|losungen?|abhilfen?|remedios?|soluciones?)\b|解决|办法|方法/u,
  ],
  ["document", /\b(?:documents?|docs|dokumente?n?|documentos?)\b|文档/u],
  ["process", /\b(?:process(?:es)?|prozesse?n?|procesos?)\b|流程/u],
  ["department", /\b(?:departments?|abteilung(?:en)?|departamentos?)\b|部门/u],
  ["customer", /\b(?:customers?|kunden?|clientes?)\b|客户/u],
  ["journey", /\b(?:journeys?|reisen?|recorridos?|viajes?)\b|旅程/u],
  ["user", /\b(?:users?|people|persons?|benutzer|nutzer|usuarios?|personas?)\b|用户/u],
  ["ticket", /\b(?:tickets?|complaints?|articles?|artikel|articulos?)\b|工单/u],
];

/** The kind of entity that a text names first. */
export function readEntityKind(text: string): KnowledgeKind | undefined {
  const folded = fold(text);
  const named = kindNames
    .map(([kind, words]) => ({ kind, at: folded.search(words) }))
    .filter(({ at }) => at >= 0)
    .toSorted((left, right) => left.at - right.at);
  return named[0]?.kind;
}
