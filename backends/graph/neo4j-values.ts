import neo4j, { isNode, isPath, isRelationship } from "neo4j-driver";
import { knowledgeEntity, type KnowledgeEntity } from "#domain/knowledge.ts";

/** Properties as Neo4j stores them: whole numbers as integers, which a plain number would not be. */
export function storedProperties(properties: KnowledgeEntity["properties"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      Number.isSafeInteger(value) ? neo4j.int(value as number) : value,
    ]),
  );
}

/** An entity from its node's properties. */
export function entityOf(node: Record<string, unknown>): KnowledgeEntity {
  const { id, kind, name, words: _words, ...properties } = node;
  return knowledgeEntity.parse({ id, kind, name, properties });
}

/** A query's value as JSON: nodes and relations as what they hold, times as texts. */
export function plainValue(value: unknown): unknown {
  if (value === null || typeof value !== "object")
    return typeof value === "bigint" ? Number(value) : (value ?? null);
  if (Array.isArray(value)) return value.map(plainValue);
  if (isNode(value)) {
    const { words: _words, ...properties } = value.properties as Record<string, unknown>;
    return { labels: value.labels, ...plainRecord(properties) };
  }
  if (isRelationship(value)) {
    const { source: _source, ...properties } = value.properties as Record<string, unknown>;
    return { type: value.type, ...plainRecord(properties) };
  }
  if (isPath(value)) {
    return value.segments.flatMap((segment, place) => [
      ...(place === 0 ? [plainValue(segment.start)] : []),
      plainValue(segment.relationship),
      plainValue(segment.end),
    ]);
  }
  return Object.getPrototypeOf(value) === Object.prototype ? plainRecord(value) : String(value);
}

function plainRecord(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, plainValue(value)]));
}
