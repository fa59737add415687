import type { Driver } from "neo4j-driver";
import { relationKinds } from "#domain/knowledge.ts";
import { tidyStatements } from "./tidy-statements.ts";
import { writeNeo4j } from "./write-neo4j.ts";

const changes = 20;
const source = { collection: "rehearsal", record_id: "1" };
const device = { id: "device:rehearsal", kind: "device", name: "rehearsal" } as const;
const problem = { id: "problem:rehearsal", kind: "problem", name: "rehearsal", properties: {} } as const;
const relations = relationKinds.map((kind) => ({ from: device.id, kind, to: problem.id, properties: {} }));

/**
 * Writes, changes and deletes a record in a transaction that is taken back. A Neo4j that has just started takes seconds to plan
 * its first statements: changes that come later do not wait for that.
 */
export async function rehearseWrites(driver: Driver): Promise<void> {
  const session = driver.session();
  const transaction = session.beginTransaction();
  try {
    for (let version = 1; version <= changes; version += 1) {
      const entities = [{ ...device, properties: { version } }, problem];
      await writeNeo4j(transaction, tidyStatements([{ ...source, version, entities, relations }]), false);
    }
    const gone = { ...source, version: changes + 1, entities: [], relations: [], gone: true };
    await writeNeo4j(transaction, tidyStatements([gone]), false);
    await transaction.rollback();
  } finally {
    await session.close();
  }
}
