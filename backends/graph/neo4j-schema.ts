import type { ManagedTransaction } from "neo4j-driver";
import { relationKinds, type KnowledgeKind } from "#domain/knowledge.ts";

/** The label of a kind's entities, beside `Entity`: `Device`. */
export function labelOf(kind: KnowledgeKind): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** The types of relations between entities, as a pattern takes them; `STATES` and `MENTIONS` lead from sources to entities. */
export const relationTypes = relationKinds.join("|");

export const wordIndex = "entity_words";

const constraints = [
  "CREATE CONSTRAINT source_key IF NOT EXISTS FOR (source:Source) REQUIRE source.key IS UNIQUE",
  "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE",
  "CREATE INDEX source_bucket IF NOT EXISTS FOR (source:Source) ON (source.bucket)",
  `CREATE FULLTEXT INDEX ${wordIndex} IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.words, entity.kind]
   OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'standard-no-stop-words'}}`,
  ...relationKinds.map(
    (kind) =>
      `CREATE INDEX ${kind.toLowerCase()}_source IF NOT EXISTS FOR ()-[stated:${kind}]-() ON (stated.source)`,
  ),
];

const indexSeconds = 100;

/** Makes constraints and indexes where they are missing, and waits until they are filled. */
export async function writeNeo4jSchema(
  execute: (work: (transaction: ManagedTransaction) => Promise<void>) => Promise<void>,
): Promise<void> {
  await execute(async (transaction) => {
    for (const statement of constraints) await transaction.run(statement);
  });
  // A statement planned before would look at everything instead of seeking by index.
  await execute(async (transaction) => {
    await transaction.run("CALL db.awaitIndexes($seconds)", { seconds: indexSeconds });
  });
}
