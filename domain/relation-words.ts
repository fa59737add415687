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

/** A relation as a clause: `"ThinkPad T14" has the problem "loud fan"`. */
export function relationClause(
  relation: Pick<KnowledgeRelation, "from" | "kind" | "to">,
  nameOf: (id: string) => string,
): string {
  return `${quoted(nameOf(relation.from))} ${relationWords[relation.kind]} ${quoted(nameOf(relation.to))}`;
}

function quoted(name: string): string {
  return `"${name.replace(/\.$/, "")}"`;
}
