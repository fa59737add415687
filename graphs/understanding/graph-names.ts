/** Where something is looked up says nothing of what is looked up. */
export const graphWords =
  /[\s,:;-]*(?:(?:in|on|from|through|via|per|according to|going by|within|by|out of)\s+)?(?:the|our|this)?\s*(?:knowledge[- ]?graph|graph database|graph db|graph|neo4j|KG)(?:\s+nodes?|\s+entities|\s+entity)?\b|,?\s*(?:laut|im|in dem|des|aus dem)\s+(?:Wissens)?graph(?:en)?\b|,?\s*(?:en|del|según|entre las entidades del)\s+(?:el\s+)?grafo\b|(?:在)?(?:知识)?图谱(?:里|中|上)?的?/giu;
const tails =
  /\s*(?:[?？!！。]+|[?;]\s.*|,\s*(?:max|limit|first|step by step|directly|laut|please|give|show|go|its?|I|we|and|so|all|tod[oa]s|paso a paso|paso por paso|por favor|\d+ hops?)\b.*|，.*|\s(?:which is|what all|among|for me|oder wie|somehow|in the name)(?:\s.*)?|\s(?:anywhere|entity|component|over|please|pls|limit \d+|exist(?:iert)?s?|zusammen|verbunden|verknüpft|connected|linked|related|nodes?|节点|这个实体|这个节点|的内容))\s*$/iu;
const articles =
  /^(?:(?:the|an?|our|my|any|some|all|anything|something|entity|entities|node|nodes|named?|called|der|die|das|den|dem|el|la|los|las|al|del|de|un|una|que sean|nodo|nodos|knoten|entität|entidad|entidades|namens)\s+)+/iu;
/** "This phone" is known only from what was said before. */
const pointing =
  /^(?:this|that|these|those|it|they|them|one|diese\w*|jene\w*|est[eoa]s?|ese|a|b|这\S{0,3}|那\S{0,3}|entit(?:y|ies)|nodes?|(?:the )?other|both|everything|things?)(?:\s|$)/iu;

/** "IT" in capitals is no pronoun. */
const department = /^IT\b/u;

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
  const isPointing = pointing.test(name) && !department.test(name);
  return name === "" || name.length > 80 || isPointing ? undefined : name;
}

/** An id in full is a name of its own; the word before it only says its kind: "ticket SK-0311". */
const fullId =
  /(?<![\w:-])(?:(?:device|component|firmware|problem|remedy|document|process|department|customer|journey|user|ticket):[\w-]+|[A-Z]{1,2}-\d{4})(?![\w-])/gu;

/** The different ids a text holds, in order. */
export function readFullIds(text: string): string[] {
  return [...new Set([...text.matchAll(fullId)].map(([id]) => id))];
}
