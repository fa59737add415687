import type { KnowledgeEntity, KnowledgeRelation } from "#domain/knowledge.ts";
import { Failure } from "#domain/failure.ts";
import type { RecordStatements } from "./graph-store.ts";

/** A record's statements, each once: what it describes has properties, what it mentions has a name alone. */
export type TidyRecord = {
  collection: string;
  record_id: string;
  version: number;
  gone: boolean;
  described: KnowledgeEntity[];
  mentioned: KnowledgeEntity[];
  relations: KnowledgeRelation[];
};

/** Names that the stores use themselves. */
const reserved = new Set(["id", "kind", "name", "words", "source", "collection", "record_id"]);

/** What keeps a record's statements out of the graph, in words; undefined when nothing does. */
export function faultIn({
  entities,
  relations,
}: Pick<RecordStatements, "entities" | "relations">): string | undefined {
  const stated = new Set(entities.map((entity) => entity.id));
  const misnamed = entities.find((entity) => !entity.id.startsWith(`${entity.kind}:`));
  if (misnamed) return `${misnamed.id} is not an id of the kind ${misnamed.kind}`;
  const open = relations.find(({ from, to }) => !stated.has(from) || !stated.has(to));
  if (open) return `it relates ${open.from} to ${open.to} without stating both`;
  const taken = [...entities, ...relations]
    .flatMap((item) => Object.keys(item.properties))
    .find((key) => reserved.has(key));
  return taken === undefined ? undefined : `the property name ${taken} is the graph's own`;
}

/** Of records with the same key the newest; each entity and relation once. Throws `invalid-input` for what `faultIn` names. */
export function tidyStatements(records: readonly RecordStatements[]): TidyRecord[] {
  const newest = new Map<string, RecordStatements>();
  for (const record of records) {
    const key = sourceKey(record.collection, record.record_id);
    const other = newest.get(key);
    if (other === undefined || record.version >= other.version) newest.set(key, record);
  }
  return [...newest.values()].map(tidyRecord);
}

/** One text for a record's two names, which no other record has. */
export function sourceKey(collection: string, recordId: string): string {
  return `${encodeURIComponent(collection)}/${recordId}`;
}

function tidyRecord(record: RecordStatements): TidyRecord {
  const { collection, record_id, version, gone = false } = record;
  if (gone) return { collection, record_id, version, gone, described: [], mentioned: [], relations: [] };
  const fault = faultIn(record);
  if (fault !== undefined)
    throw new Failure(
      "invalid-input",
      `The record ${record_id} of ${collection} cannot enter the graph: ${fault}`,
    );
  const entities = new Map<string, KnowledgeEntity>();
  for (const entity of record.entities) {
    const other = entities.get(entity.id);
    const isFuller = other === undefined || (isMention(other) && !isMention(entity));
    entities.set(entity.id, {
      ...(isFuller ? entity : other),
      properties: { ...other?.properties, ...entity.properties },
    });
  }
  const relations = new Map<string, KnowledgeRelation>();
  for (const relation of record.relations) {
    const key = JSON.stringify([relation.from, relation.kind, relation.to]);
    const properties = { ...relations.get(key)?.properties, ...relation.properties };
    relations.set(key, { ...relation, properties });
  }
  const all = [...entities.values()];
  return {
    collection,
    record_id,
    version,
    gone,
    described: all.filter((entity) => !isMention(entity)),
    mentioned: all.filter(isMention),
    relations: [...relations.values()],
  };
}

function isMention(entity: KnowledgeEntity): boolean {
  return Object.keys(entity.properties).length === 0;
}
