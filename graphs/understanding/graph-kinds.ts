import type { KnowledgeKind } from "#domain/knowledge.ts";
import { fold } from "./tokens.ts";

const kindNames: readonly [KnowledgeKind, RegExp][] = [
  [
    "device",
    /\b(?:devices?|laptops?|phones?|servers?|geraten?|gerate?|dispositivos?|equipos?|models?)\b|设备|手机|机型/u,
  ],
  ["component", /\b(?:components?|parts?|komponenten?|bauteile?|componentes?|piezas?)\b|部件|组件|零件/u],
  ["firmware", /\bfirmwares?\b|固件/u],
  [
    "problem",
    /\b(?:problems?|symptoms?|issues?|failures?|trouble|probleme?|fehler|problemas?|fallos?)\b|问题|故障/u,
  ],
  [
    "remedy",
    /\b(?:remed(?:y|ies)|fix(?:es)?|solutions?|losungen?|abhilfen?|remedios?|soluciones?|arreglos?)\b|解决|办法|方法/u,
  ],
  ["document", /\b(?:documents?|docs|dokumente?n?|documentos?)\b|文档/u],
  ["process", /\b(?:process(?:es)?|prozesse?n?|procesos?)\b|流程/u],
  ["department", /\b(?:departments?|abteilung(?:en)?|departamentos?)\b|部门/u],
  ["customer", /\b(?:customers?|kunden?|clientes?)\b|客户/u],
  ["journey", /\b(?:journeys?|reisen?|recorridos?|viajes?)\b|旅程/u],
  ["user", /\b(?:users?|people|persons?|benutzer|nutzer|usuarios?|personas?)\b|用户/u],
  ["ticket", /\b(?:tickets?|complaints?|articles?|artikel|articulos?)\b|工单/u],
];

type NamedKind = { kind: KnowledgeKind; at: number; end: number };

function namedKinds(folded: string): NamedKind[] {
  return kindNames
    .flatMap(([kind, words]): NamedKind[] => {
      const found = words.exec(folded);
      return found ? [{ kind, at: found.index, end: found.index + found[0].length }] : [];
    })
    .toSorted((left, right) => left.at - right.at);
}

/** The kind of entity that a text names first. */
export function readEntityKind(text: string): KnowledgeKind | undefined {
  return namedKinds(fold(text))[0]?.kind;
}

/** The kinds that are asked for: the first one named, and those that a mere "and" joins to it. */
export function readEntityKinds(text: string): KnowledgeKind[] {
  const folded = fold(text);
  const [first, ...others] = namedKinds(folded);
  if (first === undefined) return [];
  const kinds = [first];
  for (const other of others) {
    const between = folded.slice(kinds.at(-1)?.end, other.at);
    if (/^\s*(?:and|und|y|e|&|和)\s*$/u.test(between)) kinds.push(other);
  }
  return kinds.map(({ kind }) => kind);
}

/** True where nothing but a kind is said: "part" alone names no entity. */
export function isKindAlone(text: string): boolean {
  const folded = fold(text).trim();
  const [only] = namedKinds(folded);
  return only !== undefined && only.at === 0 && only.end === folded.length;
}

const questionWord = /\b(?:which|welche[nrms]?|que|cuales|any)\s+(?:(?:other|known)\s+)?|哪些/gu;

/** The kind right behind a question word, wherever it stands: "which departments". */
export function readQuestionedKind(text: string): KnowledgeKind | undefined {
  const folded = fold(text);
  for (const { index, 0: word } of folded.matchAll(questionWord)) {
    const [kind] = namedKinds(folded.slice(index + word.length));
    if (kind?.at === 0) return kind.kind;
  }
  return undefined;
}

const besideName =
  /^(?:\s+(?:nodes?|entit(?:y|ies)))?\s+(?:known [^.?]{0,24}?)?(?:whose name|with\s+\S+\s+in the name|with (?:the )?name|bear)/u;
const saidToBe = /(?<!\bor )\b(?:as|is) an?\s+$/u;

/** The kind that goes with a name: "devices with Nano in the name", "found as a remedy"; of two that are weighed, none. */
export function readKindOfName(text: string): KnowledgeKind | undefined {
  const folded = fold(text);
  return namedKinds(folded).find(({ at, end }) => {
    const after = folded.slice(end);
    if (saidToBe.test(folded.slice(0, at))) return !/^\s+or\b/u.test(after);
    return besideName.test(after) || (folded[at - 1] === "的" && /^(?:实体|节点)/u.test(after));
  })?.kind;
}
