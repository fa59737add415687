import type {
  KnowledgeEntity,
  KnowledgeKind,
  KnowledgeRelation,
  RelationKind,
  Statements,
} from "#domain/knowledge.ts";
import { entityIdOf } from "./entity-id-of.ts";

type Properties = KnowledgeEntity["properties"];

/** Collects what one record states. What has no name is not stated, nor how it relates. */
export type StatementList = {
  /** Something the record is about or names, by its record's id where it has one; returns its entity id, "" without a name. */
  mention(kind: KnowledgeKind, name: string, recordId?: string): string;
  /** The same, with what the record says of it: values that say nothing ("", 0) are left out. */
  describe(kind: KnowledgeKind, name: string, recordId: string, properties: Properties): string;
  /** How two of them relate; nothing when one of them is "". */
  relate(from: string, kind: RelationKind, to: string, properties?: Properties): void;
  statements(): Statements;
};

export function statementList(): StatementList {
  const entities = new Map<string, KnowledgeEntity>();
  const relations = new Map<string, KnowledgeRelation>();
  const state = (kind: KnowledgeKind, name: string, recordId: string | undefined, properties: Properties) => {
    const id = entityIdOf(kind, name, recordId);
    if (id === "") return "";
    const known = entities.get(id);
    entities.set(id, {
      id,
      kind,
      name: name || (recordId ?? id),
      properties: { ...known?.properties, ...told(properties) },
    });
    return id;
  };
  return {
    mention: (kind, name, recordId) => state(kind, name, recordId, {}),
    describe: (kind, name, recordId, properties) => state(kind, name, recordId, properties),
    relate(from, kind, to, properties = {}) {
      if (from === "" || to === "" || from === to) return;
      relations.set(`${from} ${kind} ${to}`, { from, kind, to, properties: told(properties) });
    },
    statements: () => ({ entities: [...entities.values()], relations: [...relations.values()] }),
  };
}

function told(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== "" && value !== 0));
}
