import type { NearbyRecord } from "./graph-store.ts";
import { bestEdges, type Edge, type GraphSteps } from "./traverse-graph.ts";

type Wanted = { ids: readonly string[]; depth: number; limit: number };

/** How far the walk from one entity has come. */
type Walk = { seen: Set<string>; frontier: string[]; reached: number };

/** Breadth first from all entities at the same time: each level is read once, however many walks pass an entity in it. */
export async function nearbyRecords(
  steps: Pick<GraphSteps, "edges">,
  { ids, depth, limit }: Wanted,
): Promise<NearbyRecord[]> {
  const walks = [...new Set(ids)].map((id): Walk => ({ seen: new Set([id]), frontier: [id], reached: 0 }));
  const found = new Map<string, NearbyRecord>();
  for (let level = 1; level <= depth; level++) {
    const going = walks.filter(({ frontier, reached }) => frontier.length > 0 && reached < limit);
    if (going.length === 0) break;
    const edges = await steps.edges([...new Set(going.flatMap(({ frontier }) => frontier))]);
    const leaving = Map.groupBy(edges, ({ here }) => here);
    for (const walk of going) {
      for (const { relation } of goOn(walk, leaving, limit)) {
        const { collection, record_id } = relation;
        const name = JSON.stringify([collection, record_id]);
        if (!found.has(name)) found.set(name, { collection, record_id, depth: level });
      }
    }
  }
  return [...found.values()];
}

/** Takes a walk one level on; returns the edges to what it reached, up to the limit of the whole walk. */
function goOn(walk: Walk, leaving: ReadonlyMap<string, readonly Edge[]>, limit: number): Edge[] {
  const reached = bestEdges(
    walk.frontier.flatMap((id) => leaving.get(id) ?? []),
    walk.seen,
  );
  walk.frontier = reached.map(({ there }) => there);
  for (const id of walk.frontier) walk.seen.add(id);
  const counted = reached.slice(0, limit - walk.reached);
  walk.reached += counted.length;
  return counted;
}
