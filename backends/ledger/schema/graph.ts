import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { json } from "./json-column.ts";
import type { KnowledgeEntity, KnowledgeKind, RelationKind } from "#domain/knowledge.ts";

type Properties = KnowledgeEntity["properties"];

/** The records that the embedded knowledge graph holds, also those that state nothing. */
export const graphSources = pgTable(
  "graph_sources",
  {
    collection: text().notNull(),
    record_id: text().notNull(),
    version: bigint({ mode: "number" }).notNull(),
    bucket: integer().notNull(),
    stamp: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collection, table.record_id] }),
    index("graph_sources_bucket").on(table.bucket),
  ],
);

/** Which record describes or mentions which entity. */
export const graphStatements = pgTable(
  "graph_statements",
  {
    collection: text().notNull(),
    record_id: text().notNull(),
    entity_id: text().notNull(),
    name: text().notNull(),
    /** What the entity is found by, were this its name. */
    words: text().notNull(),
    properties: json().$type<Properties>().notNull(),
    describes: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collection, table.record_id, table.entity_id] }),
    index("graph_statements_entity").on(
      table.entity_id,
      table.describes.desc(),
      table.collection,
      table.record_id,
    ),
  ],
);

/** What its statements make of each entity. */
export const graphEntities = pgTable(
  "graph_entities",
  {
    id: text().primaryKey(),
    kind: text().$type<KnowledgeKind>().notNull(),
    name: text().notNull(),
    words: text().notNull(),
    properties: json().$type<Properties>().notNull(),
  },
  (table) => [
    index("graph_entities_kind").on(table.kind, table.name),
    index("graph_entities_words").using("gin", sql`to_tsvector('simple', ${table.words})`),
  ],
);

export const graphRelations = pgTable(
  "graph_relations",
  {
    collection: text().notNull(),
    record_id: text().notNull(),
    from_id: text().notNull(),
    kind: text().$type<RelationKind>().notNull(),
    to_id: text().notNull(),
    properties: json().$type<Properties>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collection, table.record_id, table.from_id, table.kind, table.to_id] }),
    index("graph_relations_from").on(table.from_id),
    index("graph_relations_to").on(table.to_id),
  ],
);
