import { sql, type SQL } from "drizzle-orm";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { storableJson, storableText } from "#backends/ledger/schema/json-column.ts";
import { selectRows } from "#backends/ledger/select-rows.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import { entityWords } from "./entity-words.ts";
import { sourceKey, type TidyRecord } from "./tidy-statements.ts";

/** Taken by whoever writes the graph: an entity goes when its last statement does, which two at once could not see. */
const writerLock = 727_462;

/**
 * Puts the records' statements in place of those they made, where they are newer than what is held. Returns the entities that
 * they stated or state now: what is said of others stays as it was.
 */
export async function writeLedgerGraph(
  transaction: Transaction,
  records: readonly TidyRecord[],
  force: boolean,
): Promise<string[]> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${writerLock})`);
  const held = await heldVersions(transaction, records);
  const newer = records.filter((record) => {
    const version = held.get(sourceKey(record.collection, record.record_id));
    return version === undefined ? !record.gone : force || record.version > version;
  });
  if (newer.length === 0) return [];
  const known = newer.filter((record) => held.has(sourceKey(record.collection, record.record_id)));
  const left = known.length === 0 ? [] : await forgetStatements(transaction, known);
  const present = newer.filter((record) => !record.gone);
  await writeSources(transaction, newer, present);
  await insertStatements(transaction, present);
  const described = present.flatMap((record) => record.described.map(({ id }) => id));
  await settleEntities(transaction, left, described);
  await addMentioned(transaction, present);
  const mentioned = present.flatMap((record) => record.mentioned.map(({ id }) => id));
  return [...left, ...[...described, ...mentioned].map(storableText)];
}

function keysOf(records: readonly TidyRecord[]): SQL {
  const keys = storableJson(records.map(({ collection, record_id }) => ({ collection, record_id })));
  return sql`jsonb_to_recordset(${keys}::jsonb) as given(collection text, record_id text)`;
}

async function heldVersions(
  transaction: Transaction,
  records: readonly TidyRecord[],
): Promise<Map<string, number>> {
  const rows = await selectRows<{ collection: string; record_id: string; version: number | string }>(
    transaction,
    sql`select source.collection, source.record_id, source.version from ${keysOf(records)}
        join graph_sources as source using (collection, record_id)`,
  );
  return new Map(rows.map((row) => [sourceKey(row.collection, row.record_id), Number(row.version)]));
}

/** Takes back all that the records stated, and returns the entities concerned. */
async function forgetStatements(transaction: Transaction, records: readonly TidyRecord[]): Promise<string[]> {
  const keys = keysOf(records);
  await transaction.execute(
    sql`delete from graph_relations as held using ${keys}
        where held.collection = given.collection and held.record_id = given.record_id`,
  );
  const rows = await selectRows<{ entity_id: string }>(
    transaction,
    sql`delete from graph_statements as held using ${keys}
        where held.collection = given.collection and held.record_id = given.record_id returning held.entity_id`,
  );
  return rows.map((row) => row.entity_id);
}

async function writeSources(
  transaction: Transaction,
  newer: readonly TidyRecord[],
  present: readonly TidyRecord[],
): Promise<void> {
  const gone = newer.filter((record) => record.gone);
  if (gone.length > 0) {
    await transaction.execute(
      sql`delete from graph_sources as held using ${keysOf(gone)}
          where held.collection = given.collection and held.record_id = given.record_id`,
    );
  }
  const rows = present.map(({ collection, record_id, version }) => ({
    collection,
    record_id,
    version,
    bucket: bucketOf(collection, record_id),
    stamp: stampOf(collection, record_id, version),
  }));
  await transaction.execute(sql`
    insert into graph_sources (collection, record_id, version, bucket, stamp)
    select * from jsonb_to_recordset(${storableJson(rows)}::jsonb)
      as given(collection text, record_id text, version bigint, bucket integer, stamp bigint)
    on conflict (collection, record_id) do update
      set version = excluded.version, bucket = excluded.bucket, stamp = excluded.stamp`);
}

async function insertStatements(transaction: Transaction, records: readonly TidyRecord[]): Promise<void> {
  if (records.every((record) => record.described.length + record.mentioned.length === 0)) return;
  const statement = (record: TidyRecord, entity: KnowledgeEntity, describes: boolean) => ({
    collection: record.collection,
    record_id: record.record_id,
    entity_id: entity.id,
    name: entity.name,
    words: entityWords(entity),
    properties: entity.properties,
    describes,
  });
  const statements = records.flatMap((record) => [
    ...record.described.map((entity) => statement(record, entity, true)),
    ...record.mentioned.map((entity) => statement(record, entity, false)),
  ]);
  await transaction.execute(sql`
    insert into graph_statements (collection, record_id, entity_id, name, words, properties, describes)
    select * from jsonb_to_recordset(${storableJson(statements)}::jsonb) as given(
      collection text, record_id text, entity_id text, name text, words text, properties jsonb, describes boolean)`);
  const relations = records.flatMap(({ collection, record_id, relations: stated }) =>
    stated.map(({ from, kind, to, properties }) => ({
      collection,
      record_id,
      from_id: from,
      kind,
      to_id: to,
      properties,
    })),
  );
  await transaction.execute(sql`
    insert into graph_relations (collection, record_id, from_id, kind, to_id, properties)
    select * from jsonb_to_recordset(${storableJson(relations)}::jsonb) as given(
      collection text, record_id text, from_id text, kind text, to_id text, properties jsonb)`);
}

/** Makes of each entity what its statements say now; of those that lost a statement, the ones without another go. */
async function settleEntities(
  transaction: Transaction,
  left: readonly string[],
  described: readonly string[],
): Promise<void> {
  if (left.length > 0) {
    await transaction.execute(sql`
      delete from graph_entities as entity using ${idList(left)} where entity.id = touched.id
      and not exists (select from graph_statements as statement where statement.entity_id = touched.id)`);
  }
  if (left.length + described.length === 0) return;
  await transaction.execute(sql`
    insert into graph_entities (id, kind, name, words, properties)
    select touched.id, split_part(touched.id, ':', 1), chosen.name, chosen.words, coalesce(merged.properties, '{}')
    from ${idList([...left, ...described])}
    cross join lateral (
      select name, words from graph_statements as statement where statement.entity_id = touched.id
      order by describes desc nulls last, collection, record_id limit 1) as chosen
    left join lateral (
      select jsonb_object_agg(key, value) as properties from (
        select distinct on (item.key) item.key, item.value
        from graph_statements as statement, jsonb_each(statement.properties) as item
        where statement.entity_id = touched.id and statement.describes
        order by item.key, statement.collection, statement.record_id) as first_said) as merged on true
    on conflict (id) do update
      set name = excluded.name, words = excluded.words, properties = excluded.properties
      where (graph_entities.name, graph_entities.words, graph_entities.properties)
        is distinct from (excluded.name, excluded.words, excluded.properties)`);
}

/** What is only mentioned, and by nobody before, stands under the name it is mentioned by. */
async function addMentioned(transaction: Transaction, records: readonly TidyRecord[]): Promise<void> {
  const mentioned = new Map(
    records.flatMap((record) => record.mentioned.map((entity) => [entity.id, entity])),
  );
  if (mentioned.size === 0) return;
  const rows = [...mentioned.values()].map(({ id, kind, name }) => ({
    id,
    kind,
    name,
    words: entityWords({ id, name }),
  }));
  await transaction.execute(sql`
    insert into graph_entities (id, kind, name, words, properties)
    select id, kind, name, words, '{}'::jsonb
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as given(id text, kind text, name text, words text)
    on conflict (id) do nothing`);
}

function idList(ids: readonly string[]): SQL {
  return sql`(select jsonb_array_elements_text(${storableJson([...new Set(ids)])}::jsonb) as id) as touched`;
}
