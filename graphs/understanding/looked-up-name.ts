import { isKindAlone } from "./graph-kinds.ts";
import { cleanName, graphWords, readFullIds } from "./graph-names.ts";
import { withoutCorrected } from "./spoken-corrections.ts";

/** Ways to speak of a thing that leave no doubt where its name begins and ends; the graph's own words are gone by then. */
const frames: readonly RegExp[] = [
  /\bwith\s+(\S+)\s+in the name/iu,
  /\b(?:the|any) (?:word|string)\s+(\S+)/iu,
  /\b(?:which|what) id does\s+(.+?)\s+(?:carry|have|bear)\b/iu,
  /\bunder (?:which|what) (?:id|name) (?:is\s+)?(.+?)\s+(?:sits?|registered|stored|listed)\b/iu,
  /\bwhat (?:do|does) (?:we |it |they )?call\s+(.+)/iu,
  /\bunter welchem Namen (?:kennt|führt|steht)\s+(.+)/iu,
  /\bcómo se llama\s+([^;,.?]+)/iu,
  /\bspelling of\s+(.+)/iu,
  /\bthat\s+(.+?)\s+(?:shows? up|exists?|is there|is registered)\b/iu,
  /^is\s+(.+?)\s+(?:known (?:as|here|there|to)|represented|registered|stored)\b/iu,
  /\bnodes?\s+(?:\S+\s+){0,2}?for\s+(.+)/iu,
  /\b(?:if|whenever)\s+(?:the|an?|our)\s+(.+?)\s+(?:goes|fails?|stalls?|breaks?|dies|stops?|falls?)\b/iu,
  /\bwenn\s+(?:der|die|das)\s+(.+?)\s+(?:ausfällt|stehen bleibt|wegfällt|fehlt)/iu,
  /\b(?:discontinuing|dropping|phasing out|retiring)\s+([^,;]+)/iu,
  /\b(?:dejamos de (?:fabricar|vender|comprar)|quitamos)\s+(.+?)(?:,|\s+a quién\b|$)/iu,
  /^(?!for\b)([^:,;]+):\s*(?:what|which|who)\b/iu,
  /\b(?:analysis|effects?|consequences):\s*(.+)/iu,
  /\bwho\s+(?:on earth\s+)?(?:still\s+)?uses\s+(.+)/iu,
  /\b(?:what|which)\s+(?:\p{L}+\s+)?do(?:es)?\s+(?!i\b|we\b|you\b|it\b|they\b)(.+?)\s+(?:own|have|need|lead to)\b/iu,
  /\bwhat\s+(?:the|an?|our)\s+(.+?)\s+(?:touches|affects|needs)\b/iu,
  /\b(?:components|parts)\s+(?:the|an?)\s+(.+?)\s+(?:consists of|contains|is made of)/iu,
  /\bthe same\s.{1,40}?\s(?:as|like)\s+([^,;]+)/iu,
  /\bdoes\s+(.+?)\s+connect to\b/iu,
  /\b(?:is|are) (?:bringing|causing)\s+(.+)/iu,
  /\b(?:is|are)\s+(.+?)\s+(?:tied|linked|connected|related)\s+to any\b/iu,
  /\b(?:fixed|solved|cures?|fixes)\s+(?!that|it|this)(.+?)\s+on\s/iu,
  /\b(?:woran|worin)\s+\p{L}+\s+(.+)/iu,
  /\bsteckt\s+(.+)/iu,
  /\bhängt\s+(?:da\s+)?alles\s+dran\s+a[nm]\s+(.+)/iu,
  /\bvon\s+(.+?)\s+betroffen/iu,
  /\bknoten für\s+(.+)/iu,
  /\bnodo del?\s+(.+)/iu,
  /\bcomparten?\s+(.+?)\s+con\b/iu,
];
const chineseFrames: readonly RegExp[] = [
  /停产\s*([^，]+)/u,
  /^(.+?)\s*(?:跟|和|与)\s*哪些/u,
  /^(?:这个)?(.+?)\s*(?:牵连|连累|影响到|坏了|还?用在)/u,
  /(?:search|show|find|查|找)\s*一下\s*(?:跟|和)?\s*(.+?)\s*(?:这个|related|的)/iu,
  /^(.+?)\s*的?邻居/u,
];

/** What the first of the frames that fits encloses. */
function readFramed(text: string, among: readonly RegExp[]): string | undefined {
  for (const frame of among) {
    const said = frame.exec(text)?.[1];
    const name = said === undefined ? undefined : cleanName(said);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** What is added once the thing has been named: how to look, how far, or another sentence. */
const aside =
  /(?:[?;]\s+\S.*|,\s*(?:via|by|through|going by|not|and not|go|so|I|its?|as|how|what worked|all the|with|up to|\d+\s|two|three|zwei|dos).*)$/isu;

/** Words after which a looked-up name stands, to the end of what is said. */
const leads =
  /(?:^|.*?\b)(?:(?:connected|linked|related|tied|adjacent|relates?|connections?|relations?|neighbou?rs?|neighbou?rhood|neighbors|surroundings|links?|nodes?|entit(?:y|ies)|nachbarn|nachbarschaft|vecinos|conexiones|relacionad[oa]s?|conectad[oa]s?|vinculad[oa]s?|depends?|hangs?|works|involved|away|outward|anything|looking|look|search|searching|lookup)\s*(?:depth \d\s+)?(?:to|with|of|for|on|off|around|from|up|the node for|mit|von|del?|con|al|un nodo para|nach)?|node (?:id )?(?:of|for)|(?:called|named|matching|mention|heißen|namens|llamen|about|under the name|around|share[sn]?\b.*\bwith|touch(?:es|ed)?|hooks? (?:up )?(?:in)?to|describes?|under|ligad[oa]s? al?|cuelgan? del?|depende|involves?|affects?|belong to|depends on|off|hängt alles an[mr]?|gehören(?: im graphen)? zu[mr]?|is there a|does .* (?:contain|know)|ist das|ist|expand|know|entität(?:en)? von|sind mit|cuelgan del?|para|entity|find|search|fixed|solved|cured|against|für|gegen|contra|recorded against|finde|suche nach|busca|encuentra|get|zu|of|to|with|from|for|on))\s+(.+)$/iu;
const chineseLeads = [
  /^(?:和|与|跟|从|在)?\s*(.+?)\s*(?:在|和哪些|连着|相连|有关|相关|出发|两跳|的邻居|对应|这个|都有|有哪些|里的)/u,
  /(?:找到|查找|找|搜索|搜|名为|名字里带|有没有)\s*(.+)$/u,
];

/** "Ticket T-233" is known by its number. */
const recordWord =
  /^(?:ticket|article|artikel|document|process|customer|user|工单|客户)\s+(?=[A-Z]{1,3}-?\d)/iu;

/** "Department Field Service" is known by its name. */
const kindBeforeName = /^(?:department|process)\s+(?=\p{Lu}\p{Ll})/u;

/** What is looked up in the graph, as far as the words tell. */
export function readLookedUp(said: string): string | undefined {
  const text = withoutCorrected(said);
  const ids = readFullIds(text);
  if (ids.length === 1) return ids[0];
  return /\p{Script=Han}/u.test(text) ? readChineseName(text) : readLatinName(text);
}

function readChineseName(text: string): string | undefined {
  const bare = text.replaceAll(graphWords, " ").trim();
  const framed = readFramed(bare, chineseFrames);
  if (framed !== undefined && !notNamed.test(framed)) return framed;
  for (const pattern of chineseLeads) {
    const name = cleanName(
      (pattern.exec(bare)?.[1] ?? "")
        .replace(/(?:这个|的|实体|节点|对应).*$/u, "")
        .replace(/^.*(?:有没有|找到|查找|名为|名字里带)/u, ""),
    )?.replace(recordWord, "");
    if (name !== undefined && !notNamed.test(name)) return name;
  }
  return undefined;
}

function readLatinName(text: string): string | undefined {
  const whole = text
    .replaceAll(graphWords, " ")
    .replace(/\bdepth \d+\b/giu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s,]+/u, "")
    .trim();
  const framed = readFramed(whole, frames);
  if (framed !== undefined) return withoutKind(framed);
  const bare = whole.replace(aside, "");
  let rest: string | undefined = bare;
  for (let tries = 0; tries < 6 && rest !== undefined; tries++) {
    const next: string | undefined = leads.exec(rest)?.[1];
    if (next === undefined) break;
    rest = next;
  }
  const name = rest === bare ? undefined : cleanName((rest ?? "").replace(/^nodes?:\s*/iu, ""));
  if (name === undefined || notNamed.test(name) || isKindAlone(name)) return undefined;
  return withoutKind(name);
}

function withoutKind(name: string): string {
  return name.replace(recordWord, "").replace(kindBeforeName, "");
}

/** How many, of what sort or another question is not a name. */
const notNamed =
  /^(?:(?:type|kind|typ|tipo|search|are|is|other|per|each|em|count|names?|what|which|who|whom|how|if)\b|\d+(?:\s+max)?$|列出|列)/iu;
