import type { Mention } from "./entity-linking.ts";
import type { NameKind } from "./planned-names.ts";

// A word beside a name says which of its meanings is meant: "the device-support adapter", "suite device-support".
const after: [NameKind[], RegExp][] = [
  [["adapter", "model"], /^\s*[-–]?\s*(?:adapter|adaptador|variant|lora\b|finetune|fine-tune|适配器)/iu],
  [
    ["suite"],
    /^\s*[-–]?\s*(?:suite|tests?\b|test set|eval\b|evaluation|benchmark|items?\b|questions?\b|preguntas|aufgaben|fragen|elementos|套件|测试|测评|评测|题)/iu,
  ],
  [["slot"], /^\s*[-–]?\s*(?:slot|role\b|position|seat|stelle|platz|puesto|plaza|ranura|岗位|槽位|职位)/iu],
  [
    ["dataset", "collection"],
    /^\s*[-–]?\s*(?:dataset|data\b|data set|records|set\b|entries|collection|index\b|datensatz|datensätze|daten\b|datos|registros|数据|记录|集合)/iu,
  ],
];
const before: [NameKind[], RegExp][] = [
  [["suite"], /(?:suite|test set|套件|testsuite)\s*:?\s*$/iu],
  [
    ["slot"],
    /(?:slot|puesto|ranura|岗位|platz|stelle|role of|holds|holder of|live in|production in|serving|sits in|runs in|lives in)\s*:?\s*(?:the\s+|el\s+|la\s+|den\s+|der\s+)?$/iu,
  ],
  [["adapter", "model"], /(?:adapter|adaptador|适配器)\s*:?\s*$/iu],
  [["dataset"], /(?:dataset|datensatz|conjunto de datos|数据集)\s*:?\s*$/iu],
];

/** The mention with only those meanings that the words beside it allow; all of them where no word decides. */
export function narrowMention(mention: Mention, text: string): Mention {
  const following = text.slice(mention.end, mention.end + 30);
  const preceding = text.slice(Math.max(0, mention.start - 40), mention.start);
  for (const [kinds, pattern] of after) if (pattern.test(following)) return keep(mention, kinds);
  for (const [kinds, pattern] of before) if (pattern.test(preceding)) return keep(mention, kinds);
  return mention;
}

function keep(mention: Mention, kinds: NameKind[]): Mention {
  const meanings = mention.meanings.filter((meaning) => kinds.includes(meaning.kind));
  return meanings.length > 0 ? { ...mention, meanings } : mention;
}

/** True when a word beside the name already said what it is. */
export function isNarrowed(mention: Mention): boolean {
  return new Set(mention.meanings.map((meaning) => meaning.kind)).size === 1;
}
