import neo4j, { type RecordShape, type Result, type Transaction } from "neo4j-driver";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import { entityWords } from "./entity-words.ts";
import { labelOf } from "./neo4j-schema.ts";
import { storedProperties } from "./neo4j-values.ts";
import { differsIn, saidOf } from "./said-parts.ts";
import { sourceKey, type TidyRecord } from "./tidy-statements.ts";

/** A transaction, whoever ends it. */
type Runs = Pick<Transaction, "run">;
type Given = Readonly<Record<string, readonly unknown[]>>;
type Keyed = TidyRecord & { key: string; said: string };
type Held = { version: number; said: string | null; relations: string[] };
/** The records whose statements of each sort are to be replaced. */
type Changed = { described: readonly Keyed[]; mentioned: readonly Keyed[]; relations: readonly Keyed[] };

/** Puts the records' statements in place of those they made, where they are newer than what is held. One writer at a time. */
export async function writeNeo4j(
  transaction: Runs,
  records: readonly TidyRecord[],
  force: boolean,
): Promise<void> {
  const keyed = records.map((record): Keyed => ({
    ...record,
    key: sourceKey(record.collection, record.record_id),
    said: saidOf(record),
  }));
  const held = await heldSources(transaction, keyed);
  const newer = keyed.filter((record) => {
    const version = held.get(record.key)?.version;
    return version === undefined ? !record.gone : force || record.version > version;
  });
  if (newer.length === 0) return;
  // Most changes of a record leave all or most of what it states as it was.
  const changed = (part: keyof Changed): Keyed[] =>
    newer.filter(({ key, said, gone }) => force || gone || differsIn(part, said, held.get(key)?.said));
  const replaced = {
    described: changed("described"),
    mentioned: changed("mentioned"),
    relations: changed("relations"),
  };
  const left = await forgetStatements(transaction, replaced, held);
  const described = replaced.described.flatMap((record) => record.described.map(({ id }) => id));
  // Sent one behind the other without waiting: a batch takes two or three journeys instead of a dozen.
  await Promise.all([
    ...writeSources(transaction, newer),
    ...writeEntities(transaction, replaced),
    ...writeRelations(transaction, replaced.relations),
    ...settleEntities(transaction, left, described),
  ]);
}

/**
 * Neo4j keeps a plan for each power of ten that a list given by itself is long, and makes it anew once the graph has grown: every
 * time some tenths of a second. Lists inside a map have one plan, and these statements only seek by index, so the first one stays right.
 */
function run<Row extends RecordShape>(transaction: Runs, statement: string, given: Given): Result<Row> {
  return transaction.run<Row>(`CYPHER replan=skip ${statement}`, { given });
}

async function heldSources(transaction: Runs, records: readonly Keyed[]): Promise<Map<string, Held>> {
  const { records: rows } = await run<Held & { key: string }>(
    transaction,
    `UNWIND $given.keys AS key MATCH (source:Source {key: key})
     RETURN key, source.version AS version, source.said AS said, source.relations AS relations`,
    { keys: records.map(({ key }) => key) },
  );
  return new Map(rows.map((row) => [row.get("key"), row.toObject()]));
}

/** Takes back what the records stated of each sort, forgets those that are gone, and returns the entities concerned. */
async function forgetStatements(
  transaction: Runs,
  { described, mentioned, relations }: Changed,
  held: ReadonlyMap<string, Held>,
): Promise<string[]> {
  const heldKeys = (records: readonly Keyed[]) =>
    records.map(({ key }) => key).filter((key) => held.has(key));
  const forget = (type: "STATES" | "MENTIONS", keys: readonly string[]) =>
    keys.length === 0
      ? []
      : [
          run<{ id: string }>(
            transaction,
            `UNWIND $given.keys AS key MATCH (:Source {key: key})-[states:${type}]->(entity:Entity)
             WITH states, entity.id AS id DELETE states RETURN DISTINCT id`,
            { keys },
          ),
        ];
  const related = heldKeys(relations);
  const kinds = new Set(related.flatMap((key) => held.get(key)?.relations ?? []));
  const gone = described.filter((record) => record.gone).map(({ key }) => key);
  // All are sent before the first is waited for.
  const unrelated = [...kinds].map((kind) =>
    run(transaction, `UNWIND $given.keys AS key MATCH ()-[stated:${kind} {source: key}]->() DELETE stated`, {
      keys: related,
    }),
  );
  const unstated = [...forget("STATES", heldKeys(described)), ...forget("MENTIONS", heldKeys(mentioned))];
  const forgotten =
    gone.length === 0
      ? []
      : [
          run(
            transaction,
            "UNWIND $given.gone AS key MATCH (source:Source {key: key}) DETACH DELETE source",
            {
              gone,
            },
          ),
        ];
  const [left] = await Promise.all([Promise.all(unstated), ...unrelated, ...forgotten]);
  return left.flatMap(({ records: rows }) => rows.map((row) => row.get("id")));
}

function writeSources(transaction: Runs, records: readonly Keyed[]): Result[] {
  const present = records.filter((record) => !record.gone);
  if (present.length === 0) return [];
  const rows = present.map(({ key, collection, record_id, version, relations, said }) => ({
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
    run(transaction, "UNWIND $given.rows AS row MERGE (source:Source {key: row.key}) SET source = row", {
      rows,
    }),
  ];
}

function writeEntities(transaction: Runs, replaced: Changed): Result[] {
  const all = new Map<string, KnowledgeEntity>();
  for (const record of replaced.described) for (const entity of record.described) all.set(entity.id, entity);
  for (const record of replaced.mentioned) for (const entity of record.mentioned) all.set(entity.id, entity);
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
  const described = replaced.described.flatMap((record) =>
    record.described.map((entity) => row(record, entity)),
  );
  const mentioned = replaced.mentioned.flatMap((record) =>
    record.mentioned.map((entity) => row(record, entity)),
  );
  const state = (type: "STATES" | "MENTIONS", stated: typeof described) =>
    stated.length === 0
      ? []
      : [
          run(
            transaction,
            `UNWIND $given.stated AS row MATCH (source:Source {key: row.source}) MATCH (entity:Entity {id: row.id})
             CREATE (source)-[states:${type}]->(entity) SET states = row.said`,
            { stated },
          ),
        ];
  return [
    run(
      transaction,
      `UNWIND $given.rows AS row MERGE (entity:Entity {id: row.said.id})
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
    run(
      transaction,
      `UNWIND $given.rows AS row MATCH (from:Entity {id: row.from}) MATCH (to:Entity {id: row.to})
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
          run(
            transaction,
            `UNWIND $given.left AS id MATCH (entity:Entity {id: id})
             WHERE NOT EXISTS { (entity)<-[:STATES|MENTIONS]-() } DETACH DELETE entity`,
            { left },
          ),
        ];
  if (ids.length === 0) return orphans;
  // The first record by name is set last, so that it decides where several differ.
  const settled = run(
    transaction,
    `UNWIND $given.ids AS id MATCH (entity:Entity {id: id})
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
