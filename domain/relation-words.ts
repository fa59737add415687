import type { KnowledgeRelation, RelationKind } from "./knowledge.ts";

/** A relation as a verb between its two ends. */
export const relationWords: Readonly<Record<RelationKind, string>> = {
  HAS_COMPONENT: "has the component",
  RUNS_FIRMWARE: "runs the firmware",
  ABOUT_DEVICE: "is about",
  HAS_PROBLEM: "has the problem",
  SOLVED_BY: "is solved by",
  FIXED_BY: "is fixed by the firmware",
  CAUSED_BY: "is caused by",
  NEEDS_PART: "needs the part",
  DESCRIBES: "describes",
  OWNED_BY: "is owned by",
  DEPENDS_ON: "depends on",
  TRAVELLED_BY: "was travelled by",
  TOUCHES: "touches",
  WORKS_IN: "works in",
  USES: "uses",
  OPENED: "opened",
};

/** The same verb read from its other end: what is caused by the battery, the battery causes. */
const inverseWords: Readonly<Record<RelationKind, string>> = {
  HAS_COMPONENT: "is a part of",
  RUNS_FIRMWARE: "runs on",
  ABOUT_DEVICE: "is the subject of",
  HAS_PROBLEM: "is the problem of",
  SOLVED_BY: "solves",
  FIXED_BY: "fixes",
  CAUSED_BY: "causes",
  NEEDS_PART: "is needed for",
  DESCRIBES: "is described by",
  OWNED_BY: "owns",
  DEPENDS_ON: "is needed by",
  TRAVELLED_BY: "went on",
  TOUCHES: "is touched by",
  WORKS_IN: "is the department of",
  USES: "is used by",
  OPENED: "was opened by",
};

/** The verb of a step along a relation, in the direction it is walked from the entity `here`. */
export function stepWords(relation: Pick<KnowledgeRelation, "from" | "kind">, here: string): string {
  return (relation.from === here ? relationWords : inverseWords)[relation.kind];
}

/** A name within a sentence, without the full stop of its own. */
export function quoted(name: string): string {
  return `"${name.replace(/\.$/, "")}"`;
}
