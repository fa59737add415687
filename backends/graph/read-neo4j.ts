import neo4j, { type Driver, type EagerResult } from "neo4j-driver";
import {
  relationKinds,
  type KnowledgeEntity,
  type KnowledgeKind,
  type RelationKind,
} from "#domain/knowledge.ts";
import { possibleIds, queryStems, rankEntities } from "./entity-words.ts";
import { relationTypes, wordIndex } from "./neo4j-schema.ts";
import { entityOf } from "./neo4j-values.ts";
import { mostEdges, type Edge } from "./traverse-graph.ts";

const mostCandidates = 200;

/** Runs a reading statement and returns its rows as objects. */
export type ReadRows = <Row extends Record<string, unknown>>(
  cypher: string,
  parameters?: Record<string, unknown>,
) => Promise<Row[]>;

export function readRowsOf(driver: Driver): ReadRows {
  return async <Row extends Record<string, unknown>>(cypher: string, parameters = {}) => {
    const { records } = await driver.executeQuery<EagerResult<Row>>(cypher, parameters, {
      routing: neo4j.routing.READ,
      // A server set back to an old copy would be waited for to be as far again as this driver last saw it.
      bookmarkManager: null,
    });
    return records.map((record) => record.toObject() as Row);
  };
}

type EntityQuery = { text?: string; ids?: readonly string[]; kind?: KnowledgeKind; limit: number };
type NodeRow = { node: Record<string, unknown> };

export async function findNeo4jEntities(read: ReadRows, query: EntityQuery): Promise<KnowledgeEntity[]> {
  const kind = query.kind ?? null;
  const limit = neo4j.int(query.limit);
  if (query.ids !== undefined) {
    const rows = await read<NodeRow>(
      `MATCH (entity:Entity) WHERE entity.id IN $ids AND ($kind IS NULL OR entity.kind = $kind)
       RETURN properties(entity) AS node ORDER BY entity.id LIMIT $limit`,
      { ids: query.ids, kind, limit },
    );
    return rows.map(({ node }) => entityOf(node));
  }
  if (query.text === undefined || query.text.trim() === "") {
    const rows = await read<NodeRow>(
      `MATCH (entity:Entity) WHERE $kind IS NULL OR entity.kind = $kind
       RETURN properties(entity) AS node ORDER BY entity.name, entity.id LIMIT $limit`,
      { kind, limit },
    );
    return rows.map(({ node }) => entityOf(node));
  }
  const stems = queryStems(query.text);
  const named = await neo4jEntities(read, possibleIds(query.text, query.kind));
  const together = await searchWords(read, stems, "AND", query.kind);
  const apart =
    together.length > 0 || stems.length < 2 ? [] : await searchWords(read, stems, "OR", query.kind);
  return rankEntities(query.text, [...named, ...together, ...apart]).slice(0, query.limit);
}

/** Stems hold letters and figures alone, so none of them is an operator of the index's language. */
async function searchWords(
  read: ReadRows,
  stems: readonly string[],
  join: "AND" | "OR",
  kind: KnowledgeKind | undefined,
): Promise<KnowledgeEntity[]> {
  if (stems.length === 0) return [];
  const words = `words:(${stems.map((stem) => `${stem}*`).join(` ${join} `)})`;
  const rows = await read<NodeRow>(
    `CALL db.index.fulltext.queryNodes('${wordIndex}', $text) YIELD node
     RETURN properties(node) AS node ORDER BY size(node.words), node.id LIMIT ${mostCandidates}`,
    { text: kind === undefined ? words : `${words} AND kind:${kind}` },
  );
  return rows.map(({ node }) => entityOf(node));
}

export async function neo4jEntities(read: ReadRows, ids: readonly string[]): Promise<KnowledgeEntity[]> {
  const rows = await read<NodeRow>(
    "UNWIND $ids AS id MATCH (entity:Entity {id: id}) RETURN properties(entity) AS node",
    { ids },
  );
  return rows.map(({ node }) => entityOf(node));
}

type EdgeRow = {
  here: string;
  there: string;
  isOut: boolean;
  kind: RelationKind;
  stated_by: number;
  said: Record<string, unknown>;
};

export async function neo4jEdges(
  read: ReadRows,
  ids: readonly string[],
  relations: readonly RelationKind[] | undefined,
): Promise<Edge[]> {
  // They become part of the query's text: only what stands in the closed set does.
  const types = relations?.filter((kind) => relationKinds.includes(kind)).join("|") ?? relationTypes;
  if (types === "") return [];
  const rows = await read<EdgeRow>(
    `UNWIND $ids AS id MATCH (here:Entity {id: id})-[stated:${types}]-(there:Entity)
     WITH here, there, stated ORDER BY stated.collection, stated.record_id
     RETURN here.id AS here, there.id AS there, startNode(stated) = here AS isOut, type(stated) AS kind,
       count(*) AS stated_by, properties(collect(stated)[0]) AS said
     LIMIT ${mostEdges}`,
    { ids },
  );
  return rows.map(({ here, there, isOut, kind, stated_by, said }) => {
    const [from, to] = isOut ? [here, there] : [there, here];
    const { source: _source, collection, record_id, ...properties } = said;
    const relation = { from, kind, to, properties, collection, record_id } as Edge["relation"];
    return { here, there, direction: isOut ? "out" : "in", stated_by, relation };
  });
}
