import type { KnowledgeEntity, KnowledgeKind } from "#domain/knowledge.ts";
import type { GraphStore, Neighbour } from "#backends/graph/graph-store.ts";
import type { KnowledgePath } from "./knowledge-path.ts";

/** So many entities of a kind are looked at around one. */
const most = 2000;

/** A problem that devices have, with the device on which most records state it. */
type Trouble = { device: KnowledgeEntity; problem: KnowledgeEntity; has: Neighbour; stated_by: number };

/** What lies behind a problem of the devices, the way there from a device, and of how many of their tickets it was the end. */
export type DeviceFinding = {
  found: Neighbour;
  path: KnowledgePath;
  /** For remedies: tickets of these devices that it solved, of those about the problems it is for. */
  worked?: { times: number; of: number };
};

type Wanted = {
  graph: GraphStore;
  /** A part or a problem: only what has to do with it counts. */
  about: KnowledgeEntity;
  devices: readonly KnowledgeEntity[];
  kinds: readonly KnowledgeKind[];
  limit: number;
};

/** The problems that the devices have with a part, and what is behind them: what worked most often on these devices comes first. */
export async function findOnDevices({
  graph,
  about,
  devices,
  kinds,
  limit,
}: Wanted): Promise<DeviceFinding[]> {
  const troubles = await troublesOf(graph, about, devices);
  const tickets = kinds.includes("remedy") ? await ticketsOf(graph, devices) : new Set<string>();
  const findings: DeviceFinding[] = [];
  for (const trouble of troubles) {
    if (kinds.includes("problem")) findings.push(atProblem(trouble));
    const behind = kinds.filter((kind) => kind !== "problem");
    if (behind.length === 0) continue;
    const related = await graph.related({ id: trouble.problem.id, depth: 1, kinds: behind, limit: most });
    const about = await idsOf(graph, trouble.problem.id, "HAS_PROBLEM", 1, tickets);
    for (const found of related) {
      const solved =
        found.relation.kind === "SOLVED_BY"
          ? await idsOf(graph, found.entity.id, "SOLVED_BY", 2, tickets)
          : undefined;
      const times = solved?.filter((id) => about.includes(id)).length;
      findings.push({
        found: { ...found, depth: 2 },
        path: behindProblem(trouble, found),
        ...(times === undefined ? {} : { worked: { times, of: about.length } }),
      });
    }
  }
  return best(findings).slice(0, limit);
}

async function troublesOf(
  graph: GraphStore,
  about: KnowledgeEntity,
  devices: readonly KnowledgeEntity[],
): Promise<Trouble[]> {
  const meant =
    about.kind === "problem"
      ? new Set([about.id])
      : new Set(
          (await graph.related({ id: about.id, depth: 1, kinds: ["problem"], limit: most })).map(
            ({ entity }) => entity.id,
          ),
        );
  const found = new Map<string, Trouble>();
  for (const device of devices) {
    const problems = await graph.related({
      id: device.id,
      depth: 1,
      relations: ["HAS_PROBLEM"],
      kinds: ["problem"],
      limit: most,
    });
    for (const has of problems.filter(({ entity }) => meant.has(entity.id))) {
      const known = found.get(has.entity.id);
      const isMore = known === undefined || has.stated_by > known.has.stated_by;
      const stated_by = (known?.stated_by ?? 0) + has.stated_by;
      found.set(has.entity.id, {
        ...(isMore ? { device, problem: has.entity, has } : known),
        stated_by,
      });
    }
  }
  return [...found.values()].toSorted((left, right) => right.stated_by - left.stated_by);
}

async function ticketsOf(graph: GraphStore, devices: readonly KnowledgeEntity[]): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const { id } of devices)
    for (const { entity } of await graph.related({
      id,
      depth: 1,
      relations: ["ABOUT_DEVICE"],
      kinds: ["ticket"],
      limit: most,
    }))
      ids.add(entity.id);
  return ids;
}

/** Those of the tickets that a relation leads to; two steps where a ticket was solved as an earlier one was. */
async function idsOf(
  graph: GraphStore,
  id: string,
  relation: "HAS_PROBLEM" | "SOLVED_BY",
  depth: number,
  tickets: ReadonlySet<string>,
): Promise<string[]> {
  if (tickets.size === 0) return [];
  const found = await graph.related({ id, depth, relations: [relation], kinds: ["ticket"], limit: most });
  return found.map(({ entity }) => entity.id).filter((one) => tickets.has(one));
}

const atProblem = ({ device, problem, has, stated_by }: Trouble): DeviceFinding => ({
  found: { ...has, stated_by },
  path: { entities: [device, problem], relations: [has.relation] },
});

const behindProblem = (
  { device, problem, has }: Trouble,
  { entity, relation }: Neighbour,
): KnowledgePath => ({
  entities: [device, problem, entity],
  relations: [has.relation, relation],
});

/** Each thing once, by the way on which it worked most often. */
function best(findings: readonly DeviceFinding[]): DeviceFinding[] {
  const sorted = findings.toSorted(
    (left, right) =>
      left.found.depth - right.found.depth ||
      (right.worked?.times ?? 0) - (left.worked?.times ?? 0) ||
      right.found.stated_by - left.found.stated_by,
  );
  return [...new Map(sorted.toReversed().map((one) => [one.found.entity.id, one])).values()].toReversed();
}
