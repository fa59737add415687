import { createHash } from "node:crypto";
import neo4j, { type Result, type Transaction } from "neo4j-driver";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import { entityWords } from "./entity-words.ts";
import { labelOf } from "./neo4j-schema.ts";
import { storedProperties } from "./neo4j-values.ts";
import { sourceKey, type TidyRecord } from "./tidy-statements.ts";

/** A transaction, whoever ends it. */
type Runs = Pick<Transaction, "run">;
type Keyed = TidyRecord & { key: string; said: string };
type Held = { version: number; said: string | null; relations: string[] };

/** Puts the records' statements in place of those they made, where they are newer than what is held. One writer at a time. */
export async function writeNeo4j(
  transaction: Runs,
  records: readonly TidyRecord[],
  force: boolean,
): Promise<void> {
  const keyed = records.map((record): Keyed => ({
    ...record,
    key: sourceKey(record.collection, record.record_id),
    said: digestOf(record),
  }));
  const held = await heldSources(transaction, keyed);
  const newer = keyed.filter((record) => {
    const version = held.get(record.key)?.version;
    return version === undefined ? !record.gone : force || record.version > version;
  });
  if (newer.length === 0) return;
  // Most changes of a record leave what it states as it was: only its version is new.
  const saysTheSame = (record: Keyed) => !force && !record.gone && held.get(record.key)?.said === record.said;
  const changed = newer.filter((record) => !saysTheSame(record));
  const known = changed.filter((record) => held.has(record.key));
  const kinds = new Set(known.flatMap((record) => held.get(record.key)?.relations ?? []));
  const left = known.length === 0 ? [] : await forgetStatements(transaction, known, kinds);
  const present = changed.filter((record) => !record.gone);
  const described = present.flatMap((record) => record.described.map(({ id }) => id));
  // Sent one behind the other without waiting: a batch takes two or three journeys instead of a dozen.
  await Promise.all([
    ...writeSources(
      transaction,
      newer.filter((record) => !record.gone),
    ),
    ...writeEntities(transaction, present),
    ...writeRelations(transaction, present),
    ...settleEntities(transaction, left, described),
  ]);
}

function digestOf({ described, mentioned, relations }: TidyRecord): string {
  return createHash("sha256")
    .update(JSON.stringify([described, mentioned, relations]))
    .digest("hex");
}

async function heldSources(transaction: Runs, records: readonly Keyed[]): Promise<Map<string, Held>> {
  const { records: rows } = await transaction.run<Held & { key: string }>(
    `UNWIND $keys AS key MATCH (source:Source {key: key})
     RETURN key, source.version AS version, source.said AS said, source.relations AS relations`,
    { keys: records.map(({ key }) => key) },
  );
  return new Map(rows.map((row) => [row.get("key"), row.toObject()]));
}

/** Takes back all that the records stated, forgets those that are gone, and returns the entities concerned. */
async function forgetStatements(
  transaction: Runs,
  records: readonly Keyed[],
  kinds: ReadonlySet<string>,
): Promise<string[]> {
  const keys = records.map(({ key }) => key);
  const gone = records.filter((record) => record.gone).map(({ key }) => key);
  const [{ records: rows }] = await Promise.all([
    transaction.run<{ id: string }>(
      `UNWIND $keys AS key MATCH (:Source {key: key})-[states:STATES|MENTIONS]->(entity:Entity)
       WITH states, entity.id AS id DELETE states RETURN DISTINCT id`,
      { keys },
    ),
    ...[...kinds].map((kind) =>
      transaction.run(`UNWIND $keys AS key MATCH ()-[stated:${kind} {source: key}]->() DELETE stated`, {
        keys,
      }),
    ),
    ...(gone.length === 0
      ? []
      : [
          transaction.run("UNWIND $gone AS key MATCH (source:Source {key: key}) DETACH DELETE source", {
            gone,
          }),
        ]),
  ]);
  return rows.map((row) => row.get("id"));
}

function writeSources(transaction: Runs, records: readonly Keyed[]): Result[] {
  if (records.length === 0) return [];
  const rows = records.map(({ key, collection, record_id, version, relations, said }) => ({
    key,
    said,
    collection,
    record_id,
    version: neo4j.int(version),
    bucket: neo4j.int(bucketOf(collection, record_id)),
    stamp: neo4j.int(stampOf(collection, record_id, version)),
    relations: [...new Set(relations.map(({ kind }) => kind))],
  }));
  return [
    transaction.run("UNWIND $rows AS row MERGE (source:Source {key: row.key}) SET source = row", { rows }),
  ];
}

function writeEntities(transaction: Runs, records: readonly Keyed[]): Result[] {
  const all = new Map<string, KnowledgeEntity>();
  for (const record of records)
    for (const entity of [...record.described, ...record.mentioned]) all.set(entity.id, entity);
  if (all.size === 0) return [];
  const rows = [...all.values()].map((entity) => ({
    label: labelOf(entity.kind),
    said: { id: entity.id, kind: entity.kind, name: entity.name, words: entityWords(entity) },
  }));
  const row = (record: Keyed, { id, name, properties }: KnowledgeEntity) => ({
    source: record.key,
    id,
    said: { ...storedProperties(properties), name, words: entityWords({ id, name }) },
  });
  const described = records.flatMap((record) => record.described.map((entity) => row(record, entity)));
  const mentioned = records.flatMap((record) => record.mentioned.map((entity) => row(record, entity)));
  const state = (type: "STATES" | "MENTIONS", stated: typeof described) =>
    stated.length === 0
      ? []
      : [
          transaction.run(
            `UNWIND $stated AS row MATCH (source:Source {key: row.source}) MATCH (entity:Entity {id: row.id})
             CREATE (source)-[states:${type}]->(entity) SET states = row.said`,
            { stated },
          ),
        ];
  return [
    transaction.run(
      `UNWIND $rows AS row MERGE (entity:Entity {id: row.said.id})
       ON CREATE SET entity:$(row.label), entity += row.said`,
      { rows },
    ),
    ...state("STATES", described),
    ...state("MENTIONS", mentioned),
  ];
}

function writeRelations(transaction: Runs, records: readonly Keyed[]): Result[] {
  const rows = records.flatMap(({ key, collection, record_id, relations }) =>
    relations.map(({ from, kind, to, properties }) => ({
      from,
      kind,
      to,
      said: { ...storedProperties(properties), source: key, collection, record_id },
    })),
  );
  if (rows.length === 0) return [];
  return [
    transaction.run(
      `UNWIND $rows AS row MATCH (from:Entity {id: row.from}) MATCH (to:Entity {id: row.to})
       CREATE (from)-[stated:$(row.kind)]->(to) SET stated = row.said`,
      { rows },
    ),
  ];
}

/** Makes of each entity what is said of it now; of those that lost a statement, the ones without another go. */
function settleEntities(transaction: Runs, left: readonly string[], described: readonly string[]): Result[] {
  const ids = [...new Set([...left, ...described])];
  const orphans =
    left.length === 0
      ? []
      : [
          transaction.run(
            `UNWIND $left AS id MATCH (entity:Entity {id: id})
             WHERE NOT EXISTS { (entity)<-[:STATES|MENTIONS]-() } DETACH DELETE entity`,
            { left },
          ),
        ];
  if (ids.length === 0) return orphans;
  // The first record by name is set last, so that it decides where several differ.
  const settled = transaction.run(
    `UNWIND $ids AS id MATCH (entity:Entity {id: id})
     CALL (entity) { OPTIONAL MATCH (entity)<-[mentions:MENTIONS]-() RETURN mentions {.name, .words} AS mention LIMIT 1 }
     CALL (entity) {
       OPTIONAL MATCH (entity)<-[states:STATES]-(source:Source)
       WITH states, source ORDER BY source.collection DESC, source.record_id DESC
       RETURN collect(properties(states)) AS described
     }
     WITH entity, described, coalesce(mention, {}) AS mention, entity.id AS id, entity.kind AS kind
     SET entity = {id: id, kind: kind}
     SET entity += mention
     FOREACH (said IN described | SET entity += said)`,
    { ids },
  );
  return [...orphans, settled];
}
