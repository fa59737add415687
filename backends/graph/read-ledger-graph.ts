import { sql, type SQL } from "drizzle-orm";
import type { KnowledgeEntity, KnowledgeKind, RelationKind } from "#domain/knowledge.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { storableJson } from "#backends/ledger/schema/json-column.ts";
import { selectRows } from "#backends/ledger/select-rows.ts";
import { possibleIds, queryStems, rankEntities } from "./entity-words.ts";
import { mostEdges, type Edge } from "./traverse-graph.ts";

/** Entities whose names are compared with a text in full. */
export const mostCandidates = 200;

export type EntityQuery = { text?: string; ids?: readonly string[]; kind?: KnowledgeKind; limit: number };

export async function findLedgerEntities(db: Transaction, query: EntityQuery): Promise<KnowledgeEntity[]> {
  const ofKind = query.kind === undefined ? sql`` : sql`and kind = ${query.kind}`;
  if (query.ids !== undefined) {
    return selectEntities(
      db,
      sql`id = any(${textArray(query.ids)}) ${ofKind} order by id limit ${query.limit}`,
    );
  }
  if (query.text === undefined || query.text.trim() === "")
    return selectEntities(db, sql`true ${ofKind} order by name, id limit ${query.limit}`);
  const stems = queryStems(query.text);
  const named = await selectEntities(db, sql`id = any(${textArray(possibleIds(query.text, query.kind))})`);
  const together = await searchWords(db, stems.map((stem) => `${stem}:*`).join(" & "), ofKind);
  const apart =
    together.length > 0 || stems.length < 2
      ? []
      : await searchWords(db, stems.map((stem) => `${stem}:*`).join(" | "), ofKind);
  return rankEntities(query.text, [...named, ...together, ...apart]).slice(0, query.limit);
}

function searchWords(db: Transaction, words: string, ofKind: SQL): Promise<KnowledgeEntity[]> {
  if (words === "") return Promise.resolve([]);
  return selectEntities(
    db,
    sql`to_tsvector('simple', words) @@ to_tsquery('simple', ${words}) ${ofKind}
        order by length(words), id limit ${mostCandidates}`,
  );
}

export function ledgerEntities(db: Transaction, ids: readonly string[]): Promise<KnowledgeEntity[]> {
  return selectEntities(db, sql`id = any(${textArray(ids)})`);
}

function selectEntities(db: Transaction, condition: SQL): Promise<KnowledgeEntity[]> {
  return selectRows<KnowledgeEntity>(
    db,
    sql`select id, kind, name, properties from graph_entities where ${condition}`,
  );
}

type EdgeRow = {
  here: string;
  there: string;
  direction: "out" | "in";
  kind: RelationKind;
  collection: string;
  record_id: string;
  properties: KnowledgeEntity["properties"];
  stated_by: number;
};

export async function ledgerEdges(
  db: Transaction,
  ids: readonly string[],
  relations: readonly RelationKind[] | undefined,
): Promise<Edge[]> {
  const here = textArray(ids);
  const ofKind = relations === undefined ? sql`` : sql`and kind = any(${textArray(relations)})`;
  const rows = await selectRows<EdgeRow>(
    db,
    sql`select distinct on (here, direction, kind, there)
          here, there, direction, kind, collection, record_id, properties,
          count(*) over (partition by here, direction, kind, there)::int as stated_by
        from (
          select from_id as here, to_id as there, 'out' as direction, kind, collection, record_id, properties
          from graph_relations where from_id = any(${here}) ${ofKind}
          union all
          select to_id, from_id, 'in', kind, collection, record_id, properties
          from graph_relations where to_id = any(${here}) ${ofKind}
        ) as edge
        order by here, direction, kind, there, collection, record_id limit ${mostEdges}`,
  );
  return rows.map((row) => {
    const [from, to] = row.direction === "out" ? [row.here, row.there] : [row.there, row.here];
    const { here: id, there, direction, kind, collection, record_id, properties, stated_by } = row;
    return {
      here: id,
      there,
      direction,
      stated_by,
      relation: { from, kind, to, properties, collection, record_id },
    };
  });
}

/** A list of texts as one parameter. */
export function textArray(texts: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${storableJson(texts)}::jsonb))`;
}
