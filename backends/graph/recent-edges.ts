import type { Edge } from "./traverse-graph.ts";

/** Some 15 MB: the relations of a few thousand entities, among them those that nearly every walk passes. */
const mostHeld = 50_000;

export type RecentEdges = {
  edges(ids: readonly string[]): Promise<Edge[]>;
  /** What records say of these entities has changed. */
  forget(ids: Iterable<string>): void;
};

/**
 * The edges of entities that were walked through lately, until a record says otherwise. Walks pass the same components and
 * problems again and again, and these have the most edges. `read` is asked for the others; an answer of `mostRead` edges may
 * have been cut short, and is not kept.
 */
export function openRecentEdges(
  read: (ids: readonly string[]) => Promise<Edge[]>,
  { mostRead, most = mostHeld }: { mostRead: number; most?: number },
): RecentEdges {
  const held = new Map<string, readonly Edge[]>();
  let count = 0;
  let revision = 0;
  const drop = (id: string): void => {
    const edges = held.get(id);
    if (edges !== undefined) count -= edges.length + 1;
    held.delete(id);
  };
  const keep = (id: string, edges: readonly Edge[]): void => {
    drop(id);
    held.set(id, edges);
    count += edges.length + 1;
    for (const oldest of held.keys()) {
      if (count <= most) break;
      drop(oldest);
    }
  };
  return {
    async edges(ids) {
      const known = ids.flatMap((id) => {
        const edges = held.get(id);
        if (edges !== undefined) keep(id, edges);
        return edges ?? [];
      });
      const missing = ids.filter((id) => !held.has(id));
      if (missing.length === 0) return known;
      const before = revision;
      const found = await read(missing);
      // A record that changed while they were read makes them old already.
      if (before === revision && found.length < mostRead) {
        const byEntity = Map.groupBy(found, ({ here }) => here);
        for (const id of missing) keep(id, byEntity.get(id) ?? []);
      }
      return [...known, ...found];
    },
    forget(ids) {
      revision += 1;
      for (const id of ids) drop(id);
    },
  };
}
