import type { KnowledgeEntity } from "#domain/knowledge.ts";

/** An entity as it is found: what it is called, and the words it is found by, one blank between them. */
export type NamedEntity = Pick<KnowledgeEntity, "id" | "kind" | "name"> & { words: string };

export type EntityIndex = {
  put(entity: NamedEntity): void;
  remove(id: string): void;
  get(id: string): NamedEntity | undefined;
  /** Entities that have words with all of these beginnings, else those with any of them; the shortest names first. */
  search(beginnings: readonly string[], most: number, kind?: string): NamedEntity[];
};

/** Entities by the words of their names, in memory. */
export function createEntityIndex(): EntityIndex {
  const entities = new Map<string, NamedEntity>();
  const holders = new Map<string, Set<string>>();
  const remove = (id: string): void => {
    for (const word of entities.get(id)?.words.split(" ") ?? []) {
      const ids = holders.get(word);
      ids?.delete(id);
      if (ids?.size === 0) holders.delete(word);
    }
    entities.delete(id);
  };
  const beginningWith = (beginning: string): Set<string> => {
    const found = new Set<string>();
    for (const [word, ids] of holders) if (word.startsWith(beginning)) for (const id of ids) found.add(id);
    return found;
  };
  return {
    put(entity) {
      remove(entity.id);
      entities.set(entity.id, entity);
      for (const word of entity.words.split(" "))
        holders.set(word, (holders.get(word) ?? new Set()).add(entity.id));
    },
    remove,
    get: (id) => entities.get(id),
    search(beginnings, most, kind) {
      const begun = new Map<string, number>();
      for (const beginning of beginnings)
        for (const id of beginningWith(beginning)) begun.set(id, (begun.get(id) ?? 0) + 1);
      const any = [...begun.keys()].flatMap((id) => entities.get(id) ?? []);
      const ofKind = kind === undefined ? any : any.filter((entity) => entity.kind === kind);
      const all = ofKind.filter(({ id }) => begun.get(id) === beginnings.length);
      return (all.length > 0 ? all : ofKind).toSorted(byLength).slice(0, most);
    },
  };
}

function byLength(left: NamedEntity, right: NamedEntity): number {
  return left.words.length - right.words.length || (left.id < right.id ? -1 : 1);
}
