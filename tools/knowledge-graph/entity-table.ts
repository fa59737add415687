import type { KnowledgeEntity } from "#domain/knowledge.ts";

/** What an entity's properties say, short enough for a table. */
export function propertyText({ properties }: Pick<KnowledgeEntity, "properties">): string {
  return Object.entries(properties)
    .slice(0, 6)
    .map(([name, value]) => `${name.replaceAll("_", " ")} ${String(value)}`)
    .join(", ");
}

/** "3 devices", "1 remedy". */
export function countedKind(kind: string, count: number): string {
  const plural =
    kind.endsWith("y") && kind !== "journey"
      ? `${kind.slice(0, -1)}ies`
      : kind.endsWith("ss")
        ? `${kind}es`
        : `${kind}s`;
  const word = kind === "firmware" ? "firmware versions" : plural;
  return count === 1 ? `1 ${kind === "firmware" ? "firmware version" : kind}` : `${count} ${word}`;
}
