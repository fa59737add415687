import type { KnowledgeEntity, KnowledgeKind, RelationKind } from "#domain/knowledge.ts";
import type { RecordStatements } from "./graph-store.ts";

type Properties = KnowledgeEntity["properties"];

export function entity(id: string, name: string, properties: Properties = {}): KnowledgeEntity {
  return { id, kind: id.slice(0, id.indexOf(":")) as KnowledgeKind, name, properties };
}
export function relation(from: string, kind: RelationKind, to: string, properties: Properties = {}) {
  return { from, kind, to, properties };
}

export const phone = entity("device:d-1", "Edge 40");
export const battery = entity("component:battery", "battery");
export const drains = entity("problem:drains-fast", "short runtime");
export const replace = entity("remedy:replace-the-cell", "Replace the cell.");

export const catalogue: RecordStatements = {
  collection: "devices",
  record_id: "d-1",
  version: 1,
  entities: [
    entity("device:d-1", "Moto Edge 40", { ram_gb: 8, screen: 6.5, folds: false, os: "Android 13" }),
    battery,
  ],
  relations: [relation("device:d-1", "HAS_COMPONENT", "component:battery")],
};
export function ticket(number: number, version = 1): RecordStatements {
  return {
    collection: "tickets",
    record_id: `t-${number}`,
    version,
    entities: [entity(`ticket:t-${number}`, `Ticket ${number}`, { urgency: "high" }), phone, drains, replace],
    relations: [
      relation(`ticket:t-${number}`, "ABOUT_DEVICE", "device:d-1"),
      relation("device:d-1", "HAS_PROBLEM", "problem:drains-fast"),
      relation("problem:drains-fast", "SOLVED_BY", "remedy:replace-the-cell", { cause: "The cell is old." }),
    ],
  };
}
export const silent: RecordStatements = {
  collection: "users",
  record_id: "u-1",
  version: 3,
  entities: [],
  relations: [],
};
export const gone = (record: RecordStatements, version: number): RecordStatements => ({
  ...record,
  version,
  entities: [],
  relations: [],
  gone: true,
});

export const namesOf = (entities: readonly { name: string }[]) => entities.map(({ name }) => name);
