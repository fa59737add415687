import type { RelationKind } from "#domain/knowledge.ts";

/** "HAS_COMPONENT" as it is read: "has component". */
export const relationWords = (kind: RelationKind) => kind.toLowerCase().replaceAll("_", " ");
