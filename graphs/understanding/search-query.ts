import type { Reading } from "./reading.ts";

/** Where a person says to look, in the words for each collection; cut from the query, and told as its collection. */
const places: readonly [collection: string, pattern: RegExp][] = [
  [
    "technical-documentation",
    /\b(?:technical[ -](?:documentation|docs|documents)|manuals?|tech docs)\b|technische[nr]? dokumentation|handb[uü]ch\w*|documentaci[oó]n t[eé]cnica|manual(?:es)?\b|技术文档|手册/iu,
  ],
  [
    "support-knowledge",
    /\b(?:support[ -](?:knowledge|base|articles?|cases?|tickets?)|knowledge base|tickets)\b|wissensdatenbank|base de conocimiento|知识库|工单/iu,
  ],
  [
    "enterprise-documents",
    /\b(?:enterprise[ -]documents|company (?:documents|files|policies))\b|unternehmensdokument\w*|documentos de (?:la )?empresa|公司文件|企业文档/iu,
  ],
  ["customer-journeys", /\b(?:customer[ -])?journeys\b|kundenreisen|recorridos de clientes|客户旅程/iu],
];

export function readCollection(text: string): string | undefined {
  return places.find(([, pattern]) => pattern.test(text))?.[0];
}

const anyPlace =
  "(?:the |our |all |den |der |die |unseren? |los |las |la |el |nuestr[oa]s? )*(?:technical[ -](?:documentation|docs|documents)|tech docs|manuals?|docs|documentation|documents?|support[ -](?:knowledge|base|articles?|cases?|tickets?)|knowledge base|enterprise[ -]documents|company (?:documents|files|policies)|(?:customer[ -])?journeys|collections?|technischen? dokumentation|dokument\\w*|unterlagen|handb[uü]ch\\w*|wissensdatenbank|unternehmensdokument\\w*|documentaci[oó]n(?: t[eé]cnica)?|documentos(?: de (?:la )?empresa)?|manual(?:es)?|base de conocimiento)(?![\\p{L}])";

/** What stands before the thing looked for. */
const leads: readonly RegExp[] = [
  new RegExp(
    `^.*?\\b(?:what|was) (?:do|does|did|say|sagen|sagt)?\\s*(?:${anyPlace})?\\s*(?:say|tell us|recommend|suggest|sagen)?\\s*\\b(?:about|on|regarding|zu[rm]?|über)\\s+`,
    "iu",
  ),
  new RegExp(
    `^.*?\\b(?:search|look|find|retrieve|get|give|show|list|fetch|bring|quote|hits?|passages?|paragraphs?|snippets?|chunks?|text|top|places|similar|serch)\\b.*?\\b(?:for|about|on|mention(?:s|ing)?|regarding|describ(?:es|ing)|similar to|like|talks? about|of)\\s+`,
    "iu",
  ),
  new RegExp(
    `^(?:please )?(?:hybrid |semantic |vector |full-text )*(?:search|serch|look up|retrieve)\\s+(?:${anyPlace}\\s+)?(?:for\\s+)?`,
    "iu",
  ),
  /^.*?\bwhich (?:documents?|passages?|paragraphs?)\s+(?:mention|talk about|describe|cover)s?\s+/iu,
  /^.*?\bwhere (?:is|are)\s+/iu,
  /^.*?\b(?:suche?|finde?|zeig\w*|stellen|textstellen|passagen)\b.*?\b(?:nach|über|zu[rm]?|zum thema)\s+(?:textstellen über\s+)?/iu,
  /^.*?\bwo wird\b.*?\bdie\s+/iu,
  /^¿?.*?\b(?:busca\w*|encuentra|muestra|fragmentos|pasajes)\b.*?\b(?:sobre|mencionen|acerca de|parecidos a)\s+(?:el |la |los |las )?/iu,
  /^¿?d[oó]nde se menciona\s+(?:el |la |los |las )?/iu,
  /^.*?(?:搜索|检索|查找|找)(?:文档里|几段)?(?:关于)?/u,
  /^.*?关于/u,
  /^.*?哪里提到了?/u,
];
const answerLeads: readonly RegExp[] = [
  new RegExp(`^(?:according to|based on|laut|gem[aä]ß|seg[uú]n)\\s+${anyPlace}\\s*[,:]?\\s*`, "iu"),
  new RegExp(
    `^(?:please )?(?:answer|tell me|explain|say)(?: with (?:citations|sources|references))?(?: from ${anyPlace})?(?: what ${anyPlace} says? on)?\\s*[:,]?\\s*`,
    "iu",
  ),
  /^根据(?:文档|手册|资料)[,，]?/u,
];
const trails: readonly RegExp[] = [
  new RegExp(
    `[,.?]?\\s*(?:in|from|within|inside|of|by|according to|laut|aus|seg[uú]n|en|de)\\s+${anyPlace}\\s*[.?!]?$`,
    "iu",
  ),
  /[,.?;]\s*(?:and )?(?:cite sources|with (?:references|citations|sources)|no answer needed|just quotes|what now|meaning|please|look it up|check)\b.*$/iu,
  new RegExp(
    `[,.?;]\\s*(?:is there a known fix|what do ${anyPlace}|answer from|check ${anyPlace}|look it up).*$`,
    "iu",
  ),
  /\s*(?:的)?(?:段落|原文|资料|文章)$/u,
  /[,，](?:查一下|手册上怎么说|找|取前).*$/u,
  /\s+(?:mentioned|discussed|erw[aä]hnt|please)\s*[.?!]?$/iu,
  /,?(?:\s+(?:with|using|via|through|by|mit(?: der)?|con(?: el)?)(?: the)?)?\s*(?:hybrid|fusion|sentence-window|auto-merging|vector|graph)\s+(?:pipeline|retrieval|search)$/iu,
];

/** The thing looked for: quoted, after a colon, or what is left of the request. */
export function readSearchQuery({ text, quotes }: Reading): string | undefined {
  const quoted = quotes[0]?.text;
  if (quoted !== undefined) return quoted;
  const colon = /[:：]\s*(\S.{2,})$/su.exec(text)?.[1];
  return tidy(colon ?? text, colon === undefined ? leads : []);
}

/** A question as it can be put to the documents: without "according to the manuals", "with references". */
export function readQuestion({ text }: Reading): string | undefined {
  const colon = new RegExp(`^[^:：]*(?:${anyPlace}|answer|文档)[^:：]*[:：]\\s*(\\S.{2,})$`, "isu").exec(
    text,
  )?.[1];
  return tidy(colon ?? text, answerLeads);
}

function tidy(text: string, cut: readonly RegExp[]): string | undefined {
  let rest = text.trim();
  const lead = cut.find((pattern) => pattern.test(rest) && rest.replace(pattern, "").trim().length > 1);
  if (lead) rest = rest.replace(lead, "");
  for (const trail of trails) {
    const without = rest.replace(trail, "").trim();
    if (without.length > 2) rest = without;
  }
  rest = rest.replace(/^[\s,:;–-]+|[\s,:;–-]+$/gu, "");
  return rest.length > 1 ? rest : undefined;
}
