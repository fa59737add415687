import { knowledgeKinds, type KnowledgeKind } from "#domain/knowledge.ts";

/** Whether a text, such as a part of an address, is a kind of entity. */
export const isKnowledgeKind = (text: string | undefined): text is KnowledgeKind =>
  knowledgeKinds.some((kind) => kind === text);
