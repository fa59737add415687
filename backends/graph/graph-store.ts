import type {
  KnowledgeEntity,
  KnowledgeKind,
  KnowledgeRelation,
  RelationKind,
  Statements,
} from "#domain/knowledge.ts";
import type { BucketSummary, HeldItem } from "#backends/sync/projection.ts";

/** What a record states at one version; nothing when the record is gone. */
export type RecordStatements = Statements & { collection: string; record_id: string; version: number };

/** A relation and the record that states it. */
export type StatedRelation = KnowledgeRelation & { collection: string; record_id: string };

export type Neighbour = {
  entity: KnowledgeEntity;
  relation: StatedRelation;
  direction: "out" | "in";
  depth: number;
};
export type KnowledgePath = { entities: KnowledgeEntity[]; relations: StatedRelation[] };

/**
 * Entities and relations that records state. Adapters: the ledger's SQL, Neo4j. An entity stands as long as a record states it;
 * its properties are those of the records that describe it. Throws `unavailable` when it cannot be reached.
 */
export interface GraphStore {
  readonly engine: string;
  /** Puts a record's statements in place of those it made; an older version than the one held is ignored unless forced. */
  replace(records: readonly RecordStatements[], options?: { force?: boolean }): Promise<void>;
  /** By id, or by words of the name, best first. */
  find(query: {
    text?: string;
    ids?: readonly string[];
    kind?: KnowledgeKind;
    limit: number;
  }): Promise<KnowledgeEntity[]>;
  /** What is within `depth` (1 to 3) relations of an entity, nearest first. */
  related(query: {
    id: string;
    depth: number;
    relations?: readonly RelationKind[];
    kinds?: readonly KnowledgeKind[];
    limit: number;
  }): Promise<Neighbour[]>;
  /** Shortest paths between two entities, at most `longest` (up to 6) relations, direction ignored; none when there is none. */
  paths(query: { from: string; to: string; longest: number; limit: number }): Promise<KnowledgePath[]>;
  /** Entities by kind, and relations by kind. */
  count(): Promise<{
    entities: { kind: string; count: number }[];
    relations: { kind: string; count: number }[];
  }>;
  /** Records by bucket: also those that state nothing. */
  summarize(): Promise<BucketSummary[]>;
  list(bucket: number): Promise<HeldItem[]>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Only Neo4j: read-only Cypher, with its limits. */
export interface CypherStore {
  queryCypher(query: {
    cypher: string;
    max_rows: number;
    timeout_ms: number;
  }): Promise<{ columns: string[]; rows: Record<string, unknown>[]; truncated: boolean }>;
}
