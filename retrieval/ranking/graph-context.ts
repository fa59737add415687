import type { KnowledgeEntity } from "#domain/knowledge.ts";
import type { Passage } from "#domain/passage.ts";
import type { RetrievalParts, RetrievalQuery } from "#retrieval/pipeline.ts";

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
  const [named, own] = await Promise.all([
    graph.find({ text: query.text, limit: mostEntities }),
    query.device === undefined ? [] : graph.find({ ids: [`device:${query.device.id}`], limit: 1 }),
  ]);
  const entities = [...own.filter(({ id }) => !named.some((entity) => entity.id === id)), ...named];
  const ids = entities.map(({ id }) => id);
  const records = await graph.nearby({ ids, depth, limit: mostNeighbours });
  return {
    entities,
    nearness: new Map(
      records.map(({ collection, record_id, depth: distance }) => [
        `${collection}/${record_id}`,
        1 / distance,
      ]),
    ),
  };
}

/** How near a passage's record is to what the question names; 0 when the graph does not connect them. */
export function nearnessOf(context: GraphContext, passage: Passage): number {
  return context.nearness.get(`${passage.collection}/${passage.record_id}`) ?? 0;
}
