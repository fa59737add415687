import neo4j, { type Driver } from "neo4j-driver";
import { relationKinds } from "#domain/knowledge.ts";

/**
 * Takes away all that stands here in portions that fit a transaction's memory: an entity that 100,000 records relate to can be
 * deleted only once its relations are gone. What others keep in the same database stays.
 */
export async function clearNeo4j(driver: Driver, relationsAtOnce = 10_000): Promise<void> {
  const session = driver.session({ defaultAccessMode: neo4j.session.WRITE });
  const deleteNodes = (label: string) =>
    session.run(`MATCH (node:${label}) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 2000 ROWS`);
  try {
    await deleteNodes("Source");
    for (const kind of relationKinds)
      for (let deleted = relationsAtOnce; deleted === relationsAtOnce;) {
        const { records } = await session.run<{ deleted: number }>(
          `MATCH (:Entity)-[stated:${kind}]->(:Entity) WITH stated LIMIT ${relationsAtOnce}
           DELETE stated RETURN count(*) AS deleted`,
        );
        deleted = records[0]?.get("deleted") ?? 0;
      }
    await deleteNodes("Entity");
  } finally {
    await session.close();
  }
}
