import type { Driver } from "neo4j-driver";
import { relationKinds, type KnowledgeEntity } from "#domain/knowledge.ts";
import type { RecordStatements } from "./graph-store.ts";
import { tidyStatements } from "./tidy-statements.ts";
import { writeNeo4j } from "./write-neo4j.ts";

const fewestRounds = 3;
const mostRounds = 20;
const recordsARound = 50;
const mostMilliseconds = 5_000;

/**
 * Writes, changes and deletes records in a transaction that is taken back. A Neo4j that has just started takes seconds to plan
 * its first statements and to compile its own code: changes that come later do not wait for that. A few rounds plan all
 * statements; more make them quick, where the machine has the time.
 */
export async function rehearseWrites(driver: Driver): Promise<void> {
  const session = driver.session();
  const transaction = session.beginTransaction();
  try {
    const begun = performance.now();
    const isEnough = (round: number) =>
      round >= mostRounds || (round >= fewestRounds && performance.now() - begun > mostMilliseconds);
    for (let round = 0; !isEnough(round); round += 1)
      await writeNeo4j(transaction, tidyStatements(madeUpRecords(round)), false);
    const gone = madeUpRecords(mostRounds).map((record) => ({
      ...record,
      entities: [],
      relations: [],
      gone: true,
    }));
    await writeNeo4j(transaction, tidyStatements(gone), false);
    await transaction.rollback();
  } finally {
    await session.close();
  }
}

/** Of each kind of relation some; every version states something else of each sort. */
function madeUpRecords(version: number): RecordStatements[] {
  return Array.from({ length: recordsARound }, (_, number) => {
    const described: KnowledgeEntity = {
      id: `problem:rehearsal-${number}`,
      kind: "problem",
      name: `rehearsal ${number}`,
      properties: { version },
    };
    const mentioned: KnowledgeEntity = {
      id: `device:rehearsal-${number % 5}`,
      kind: "device",
      name: `rehearsal ${version}`,
      properties: {},
    };
    const kinds = relationKinds.filter((_kind, index) => index % 4 === number % 4);
    return {
      collection: "rehearsal",
      record_id: String(number),
      version,
      entities: [described, mentioned],
      relations: kinds.map((kind) => ({
        from: described.id,
        kind,
        to: mentioned.id,
        properties: { version },
      })),
    };
  });
}
