import type { Statements } from "#domain/knowledge.ts";
import { stateBehavior } from "./behavior-statements.ts";
import { stateDevice } from "./device-statements.ts";
import { stateDocument } from "./document-statements.ts";
import { stateJourney } from "./journey-statements.ts";
import { stateProcess } from "./process-statements.ts";
import { recordReader, type RecordReader } from "./record-reader.ts";
import { statementList, type StatementList } from "./statement-list.ts";
import { stateSupportCase } from "./support-statements.ts";

const states: Readonly<Record<string, (record: RecordReader, list: StatementList) => void>> = {
  devices: stateDevice,
  "support-knowledge": stateSupportCase,
  "user-behavior": stateBehavior,
  "business-processes": stateProcess,
  "customer-journeys": stateJourney,
  "enterprise-documents": stateDocument,
  "technical-documentation": stateDocument,
};

/** The datasets whose records state something. */
export const knowledgeCollections: readonly string[] = Object.keys(states);

/** Entities and relations that a record states, both ends of each relation among them; of other datasets none. Pure. */
export function statementsOf(collection: string, record: Readonly<Record<string, unknown>>): Statements {
  const list = statementList();
  states[collection]?.(recordReader(record), list);
  return list.statements();
}
