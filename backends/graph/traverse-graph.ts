import type { KnowledgeEntity, KnowledgeKind, RelationKind } from "#domain/knowledge.ts";
import type { KnowledgePath, Neighbour, StatedRelation } from "./graph-store.ts";

/** Relations of one kind between two entities, as seen from `here`; `relation` as the first record states it. */
export type Edge = {
  here: string;
  there: string;
  direction: "out" | "in";
  relation: StatedRelation;
  stated_by: number;
};

/** What walking needs of a store. */
export type GraphSteps = {
  /** The relations of these entities, `mostEdges` of them at most. */
  edges(ids: readonly string[], relations?: readonly RelationKind[]): Promise<Edge[]>;
  /** Those of the ids that stand, in any order. */
  entities(ids: readonly string[]): Promise<KnowledgeEntity[]>;
};

/** How many relations one step looks at. */
export const mostEdges = 20_000;

type Wanted = {
  id: string;
  depth: number;
  relations?: readonly RelationKind[];
  kinds?: readonly KnowledgeKind[];
  limit: number;
};

/** Breadth first from an entity, level by level, until the limit or the depth is reached. */
export async function relatedEntities(steps: GraphSteps, wanted: Wanted): Promise<Neighbour[]> {
  const seen = new Set([wanted.id]);
  const found: Neighbour[] = [];
  let frontier = [wanted.id];
  for (let depth = 1; depth <= wanted.depth && frontier.length > 0 && found.length < wanted.limit; depth++) {
    const reached = bestEdges(await steps.edges(frontier, wanted.relations), seen);
    frontier = reached.map((edge) => edge.there);
    for (const id of frontier) seen.add(id);
    const named = reached
      .filter((edge) => isOfKind(edge.there, wanted.kinds))
      .slice(0, wanted.limit - found.length);
    const entities = await entitiesById(
      steps,
      named.map((edge) => edge.there),
    );
    for (const { there, relation, direction, stated_by } of named) {
      const entity = entities.get(there);
      if (entity) found.push({ entity, relation, direction, depth, stated_by });
    }
  }
  return found;
}

function isOfKind(id: string, kinds: readonly KnowledgeKind[] | undefined): boolean {
  return kinds === undefined || kinds.some((kind) => id.startsWith(`${kind}:`));
}

/** For each entity not seen yet the edge most records state; those most stated first. */
export function bestEdges(edges: readonly Edge[], seen: ReadonlySet<string>): Edge[] {
  const best = new Map<string, Edge>();
  for (const edge of edges) {
    if (seen.has(edge.there)) continue;
    const other = best.get(edge.there);
    if (other === undefined || byWeight(edge, other) < 0) best.set(edge.there, edge);
  }
  return [...best.values()].toSorted(byWeight);
}

function byWeight(left: Edge, right: Edge): number {
  return (
    right.stated_by - left.stated_by ||
    compareText(left.there, right.there) ||
    compareText(left.here, right.here) ||
    compareText(left.relation.kind, right.relation.kind) ||
    compareText(left.direction, right.direction)
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

async function entitiesById(
  steps: GraphSteps,
  ids: readonly string[],
): Promise<Map<string, KnowledgeEntity>> {
  if (ids.length === 0) return new Map();
  return new Map((await steps.entities(ids)).map((entity) => [entity.id, entity]));
}

/** One end of a search: how each entity was reached, by its nearest predecessors. */
type Side = { depth: number; frontier: string[]; cameFrom: Map<string, Edge[]> };

/** Breadth first from both ends, the narrower one first, until they meet. */
export async function shortestPaths(
  steps: GraphSteps,
  wanted: { from: string; to: string; longest: number; limit: number },
): Promise<KnowledgePath[]> {
  if (wanted.from === wanted.to) return [];
  const start: Side = { depth: 0, frontier: [wanted.from], cameFrom: new Map([[wanted.from, []]]) };
  const end: Side = { depth: 0, frontier: [wanted.to], cameFrom: new Map([[wanted.to, []]]) };
  while (start.depth + end.depth < wanted.longest) {
    const side = start.frontier.length <= end.frontier.length ? start : end;
    const other = side === start ? end : start;
    await widen(steps, side);
    if (side.frontier.length === 0) return [];
    // What was reached now lies at the far side's rim: were it inside, both would have met a step earlier.
    const meeting = side.frontier.filter((id) => other.cameFrom.has(id));
    if (meeting.length > 0)
      return describePaths(steps, wanted.from, joinPaths(meeting, start, end, wanted.limit));
  }
  return [];
}

async function widen(steps: GraphSteps, side: Side): Promise<void> {
  const next = new Map<string, Edge[]>();
  for (const edge of (await steps.edges(side.frontier)).toSorted(byWeight)) {
    if (side.cameFrom.has(edge.there)) continue;
    const earlier = next.get(edge.there) ?? [];
    if (!earlier.some((known) => known.here === edge.here)) earlier.push(edge);
    next.set(edge.there, earlier);
  }
  for (const [id, edges] of next) side.cameFrom.set(id, edges);
  side.frontier = [...next.keys()];
  side.depth += 1;
}

/** Chains of edges from start to end, those whose relations most records state first. */
function joinPaths(meeting: readonly string[], start: Side, end: Side, limit: number): Edge[][] {
  const most = Math.max(limit, 1) * 20;
  const joined: Edge[][] = [];
  for (const id of meeting.toSorted(compareText)) {
    for (const before of chainsTo(id, start, most)) {
      for (const after of chainsTo(id, end, most)) {
        if (joined.length < most) joined.push([...before, ...after.toReversed()]);
      }
    }
  }
  const weight = (edges: readonly Edge[]) => Math.min(...edges.map((edge) => edge.stated_by));
  return joined.toSorted((left, right) => weight(right) - weight(left)).slice(0, limit);
}

/** The chains by which a side reached an entity, from that side's end on. */
function chainsTo(id: string, side: Side, most: number): Edge[][] {
  const edges = side.cameFrom.get(id) ?? [];
  if (edges.length === 0) return [[]];
  const chains: Edge[][] = [];
  for (const edge of edges) {
    for (const chain of chainsTo(edge.here, side, most)) {
      if (chains.length < most) chains.push([...chain, edge]);
    }
  }
  return chains;
}

async function describePaths(
  steps: GraphSteps,
  from: string,
  chains: readonly Edge[][],
): Promise<KnowledgePath[]> {
  const ids = [...new Set(chains.flatMap((chain) => chain.flatMap((edge) => [edge.here, edge.there])))];
  const entities = await entitiesById(steps, ids);
  return chains.flatMap((chain) => {
    const along = idsAlong(from, chain).map((id) => entities.get(id));
    // An entity that went away meanwhile takes its paths with it.
    const standing = along.filter((entity) => entity !== undefined);
    return standing.length === along.length
      ? [{ entities: standing, relations: chain.map((edge) => edge.relation) }]
      : [];
  });
}

/** The entities a chain passes. The edges found from the far end look backwards. */
function idsAlong(from: string, chain: readonly Edge[]): string[] {
  const ids = [from];
  for (const edge of chain) ids.push(edge.here === ids.at(-1) ? edge.there : edge.here);
  return ids;
}
