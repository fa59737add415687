import type { KnowledgeEntity } from "#domain/knowledge.ts";
import type { Passage } from "#domain/passage.ts";
import type { DeviceContext, RetrievalParts, RetrievalQuery } from "#retrieval/pipeline.ts";

/** Records that the graph connects with what the question names, the nearer the better. */
export type GraphContext = {
  entities: KnowledgeEntity[];
  /** `collection/record` with its nearness: 1 for a record that states the entity's own relations, less further out. */
  nearness: ReadonlyMap<string, number>;
};

const mostEntities = 4;
const mostNeighbours = 150;
const depth = 2;

/** Finds the entities a question names, and the records that state what is around them. */
export async function graphContext(query: RetrievalQuery, { graph }: RetrievalParts): Promise<GraphContext> {
  const named = await graph.find({ text: query.text, limit: mostEntities });
  const entities = await withDevice(named, query.device, graph);
  const nearness = new Map<string, number>();
  for (const { id } of entities) {
    for (const { relation, depth: distance } of await graph.related({ id, depth, limit: mostNeighbours })) {
      const record = `${relation.collection}/${relation.record_id}`;
      nearness.set(record, Math.max(nearness.get(record) ?? 0, 1 / distance));
    }
  }
  return { entities, nearness };
}

async function withDevice(
  named: KnowledgeEntity[],
  device: DeviceContext | undefined,
  graph: RetrievalParts["graph"],
): Promise<KnowledgeEntity[]> {
  const id = device === undefined ? undefined : `device:${device.id}`;
  if (id === undefined || named.some((entity) => entity.id === id)) return named;
  return [...(await graph.find({ ids: [id], limit: 1 })), ...named];
}

/** How near a passage's record is to what the question names; 0 when the graph does not connect them. */
export function nearnessOf(context: GraphContext, passage: Passage): number {
  return context.nearness.get(`${passage.collection}/${passage.record_id}`) ?? 0;
}
