import type {
  KnowledgeEntity,
  KnowledgeKind,
  KnowledgeRelation,
  RelationKind,
  Statements,
} from "#domain/knowledge.ts";
import type { BucketSummary, HeldItem } from "#backends/sync/projection.ts";

/** What a record states at one version. A record that states nothing is still held, with its version, until it is gone. */
export type RecordStatements = Statements & {
  collection: string;
  record_id: string;
  version: number;
  /** The record is no more: nothing of it is left behind. */
  gone?: boolean;
};

/** A relation and the record that states it. */
export type StatedRelation = KnowledgeRelation & { collection: string; record_id: string };

export type Neighbour = {
  entity: KnowledgeEntity;
  /** By which it was reached, as the first of the records states it that do. */
  relation: StatedRelation;
  /** `out` when the relation leads to the entity, `in` when it comes from it. */
  direction: "out" | "in";
  depth: number;
  /** How many records state that relation. */
  stated_by: number;
};
/** A record that states a relation around an entity, and how many relations away from the entity that leads. */
export type NearbyRecord = { collection: string; record_id: string; depth: number };
export type KnowledgePath = { entities: KnowledgeEntity[]; relations: StatedRelation[] };

/**
 * Entities and relations that records state. Adapters: the ledger's SQL, Neo4j. An entity stands as long as a record states it.
 * Its name and properties are those of the records that describe it (of two that differ, the first by collection and id), and
 * without one the name is that of a mention. Throws `unavailable` when it cannot be reached.
 */
export interface GraphStore {
  readonly engine: string;
  /**
   * Puts a record's statements in place of those it made; a version that is not newer than the one held is ignored unless
   * forced. Throws `invalid-input` for a relation whose ends the record does not state, and takes none of the records then.
   */
  replace(records: readonly RecordStatements[], options?: { force?: boolean }): Promise<void>;
  /** By id, or by words of the name, best first. */
  find(query: {
    text?: string;
    ids?: readonly string[];
    kind?: KnowledgeKind;
    limit: number;
  }): Promise<KnowledgeEntity[]>;
  /**
   * What is within `depth` (1 to 3) relations of an entity, nearest first, then what most records state. Only `relations` are
   * followed, and only `kinds` are named, through whatever lies between. Each step looks at 20,000 relations at most.
   */
  related(query: {
    id: string;
    depth: number;
    relations?: readonly RelationKind[];
    kinds?: readonly KnowledgeKind[];
    limit: number;
  }): Promise<Neighbour[]>;
  /**
   * The records by which `related` reaches the first `limit` neighbours of each of these entities, with no entity read: one
   * walk for all of them. A record that several lead to stands there once, at its least depth.
   */
  nearby(query: { ids: readonly string[]; depth: number; limit: number }): Promise<NearbyRecord[]>;
  /** The shortest paths between two entities, all of one length, at most `longest` (up to 6) relations, direction ignored. */
  paths(query: { from: string; to: string; longest: number; limit: number }): Promise<KnowledgePath[]>;
  /** Entities by kind, and relations by kind, each as often as it is stated. */
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
