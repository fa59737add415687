import neo4j, { type Driver } from "neo4j-driver";
import { relationKinds } from "#domain/knowledge.ts";
import type { GraphStore } from "./graph-store.ts";

type Counts = Awaited<ReturnType<GraphStore["count"]>>;

/** Entities by kind and relations by type. Each type is a statement of its own, which Neo4j answers from its own counts. */
export async function countNeo4j(driver: Driver): Promise<Counts> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    return await session.executeRead(async (transaction) => {
      const [entities, ...relations] = await Promise.all([
        transaction.run<{ kind: string; count: number }>(
          "MATCH (entity:Entity) RETURN entity.kind AS kind, count(*) AS count ORDER BY kind",
        ),
        ...relationKinds
          .toSorted()
          .map((kind) =>
            transaction.run<{ kind: string; count: number }>(
              `MATCH ()-[stated:${kind}]->() RETURN '${kind}' AS kind, count(stated) AS count`,
            ),
          ),
      ]);
      return {
        entities: entities.records.map((record) => record.toObject()),
        relations: relations.flatMap(({ records }) => records.map((record) => record.toObject())),
      };
    });
  } finally {
    await session.close();
  }
}
