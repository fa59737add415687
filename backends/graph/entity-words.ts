import { knowledgeKinds, type KnowledgeEntity, type KnowledgeKind } from "#domain/knowledge.ts";

/** The words of a text, lower case, letters and figures only. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What an entity is found by: the words of its name and of its id, without the kind before the colon. */
export function entityWords({ id, name }: Pick<KnowledgeEntity, "id" | "name">): string {
  return [...new Set(wordsOf(`${name} ${id.slice(id.indexOf(":") + 1)}`))].join(" ");
}

/** A query's words, each cut to a beginning that its plural shares; at most twelve. */
export function queryStems(text: string): string[] {
  return [...new Set(wordsOf(text).map(stem))].slice(0, 12);
}

function stem(word: string): string {
  if (/^\p{L}{2,}ies$/u.test(word)) return word.slice(0, -3);
  if (/(?:ss|x|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  return /^\p{L}{2,}[^s\P{L}]s$/u.test(word) ? word.slice(0, -1) : word;
}

/** The ids a text may be, written as people write them: `SK-0317` of any kind, or whole: `device:dev-tp-001`. */
export function possibleIds(text: string, kind?: KnowledgeKind): string[] {
  const slug = text.trim().toLowerCase().replaceAll(/\s+/g, "-");
  if (slug === "" || slug.length > 200) return [];
  const kinds = kind === undefined ? knowledgeKinds : [kind];
  return [slug, ...kinds.map((one) => `${one}:${slug}`)];
}

/** Entities by how well their name or id fits a text, best first; those that share no word with it are left out. */
export function rankEntities(text: string, entities: readonly KnowledgeEntity[]): KnowledgeEntity[] {
  const stems = queryStems(text);
  const whole = wordsOf(text).join(" ");
  const unique = new Map(entities.map((entity) => [entity.id, entity]));
  return [...unique.values()]
    .map((entity) => ({ entity, score: fit(entity, stems, whole) }))
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score || (left.entity.id < right.entity.id ? -1 : 1))
    .map(({ entity }) => entity);
}

/** The share of words found, more for whole ones and for the whole text; long names lose a little. */
function fit(entity: KnowledgeEntity, stems: readonly string[], whole: string): number {
  if (stems.length === 0) return 0;
  const words = entityWords(entity).split(" ");
  const begun = stems.filter((one) => words.some((word) => word.startsWith(one))).length / stems.length;
  if (begun === 0) return 0;
  const exact = stems.filter((one) => words.includes(one)).length / stems.length;
  const isName = wordsOf(entity.name).join(" ") === whole;
  const isId =
    wordsOf(entity.id.slice(entity.id.indexOf(":") + 1)).join(" ") === whole ||
    wordsOf(entity.id).join(" ") === whole;
  return begun * 2 + exact * 0.5 + (isName || isId ? 2 : 0) - Math.min(words.length, 40) * 0.005;
}
