import { Failure } from "#domain/failure.ts";
import { knowledgeKinds, type KnowledgeEntity, type KnowledgeKind } from "#domain/knowledge.ts";
import { queryStems, wordsOf } from "#backends/graph/entity-words.ts";
import type { GraphStore } from "#backends/graph/graph-store.ts";

/** What people say around a name: kinds of things, and words of no meaning of their own. */
const around = new Set(
  [
    ...knowledgeKinds,
    "part",
    "article",
    "entity",
    "node",
    "the",
    "a",
    "an",
    "of",
    "my",
    "our",
    "this",
    "with",
    "number",
  ].map((word) => word),
);
const kindOfWord: Readonly<Record<string, KnowledgeKind>> = {
  ...Object.fromEntries(knowledgeKinds.map((kind) => [kind, kind])),
  part: "component",
  article: "ticket",
};

export type ResolvedEntity = {
  entity: KnowledgeEntity;
  /** Others that the same words may mean. */
  others: KnowledgeEntity[];
};

/** The entity that an id, a name or words of it mean, best fit first. Throws `not-found` with the near matches. */
export async function resolveGraphEntity(
  graph: GraphStore,
  text: string,
  kind?: KnowledgeKind,
): Promise<ResolvedEntity> {
  const [byId] = await graph.find({ ids: [text.trim()], limit: 1 });
  if (byId) return { entity: byId, others: [] };
  const said = nameWithin(text);
  const ofKind = kind ?? said.kind;
  const found = [
    ...(ofKind === undefined ? [] : await graph.find({ text: said.name, kind: ofKind, limit: 6 })),
    ...(kind === undefined ? await graph.find({ text: said.name, limit: 6 }) : []),
  ];
  const unique = [...new Map(found.map((entity) => [entity.id, entity])).values()];
  const meant = unique.filter((entity) => isMeant(said.name, entity));
  const [entity, ...others] = meant;
  if (entity) return { entity, others: others.slice(0, 5) };
  throw new Failure("not-found", `The knowledge graph has nothing called "${text}"`, {
    hint:
      unique.length > 0
        ? `Did you mean ${unique
            .slice(0, 3)
            .map(({ name, id }) => `${name} (${id})`)
            .join(" or ")}?`
        : "find_entities with a kind lists what there is.",
  });
}

/** "the finance department" is called finance and is a department. */
function nameWithin(text: string): { name: string; kind?: KnowledgeKind } {
  const words = text.trim().split(/\s+/);
  const left = words.filter((word) => !around.has(singular(word)));
  if (left.length === 0 || left.length === words.length) return { name: text };
  const kind = words.map((word) => kindOfWord[singular(word)]).find((one) => one !== undefined);
  return { name: left.join(" "), ...(kind === undefined ? {} : { kind }) };
}

function singular(word: string): string {
  return word.toLowerCase().replace(/s$/, "");
}

/** All the words said are the entity's, or all of its name's words were said. */
function isMeant(said: string, entity: KnowledgeEntity): boolean {
  const own = wordsOf(`${entity.name} ${entity.id}`);
  if (queryStems(said).every((stem) => own.some((word) => word.startsWith(stem)))) return true;
  const stems = queryStems(said);
  return wordsOf(entity.name).every((word) => stems.some((stem) => word.startsWith(stem)));
}
