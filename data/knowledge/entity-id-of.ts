import { createHash } from "node:crypto";
import type { KnowledgeKind } from "#domain/knowledge.ts";

const longest = 64;

/** `<kind>:<id>`: the record's id, else a slug of the name, which names share that differ in case or separators alone; "" without either. */
export function entityIdOf(kind: KnowledgeKind, name: string, recordId?: string): string {
  if (recordId !== undefined && recordId !== "") return `${kind}:${recordId}`;
  const slug = slugOf(name);
  return slug === "" ? "" : `${kind}:${slug}`;
}

function slugOf(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const slug = words.join("-");
  // Only letters, figures and single gaps survive in a slug: what else or what more there was is told by a digest.
  if (slug === "" || (slug.length <= longest && /^[\p{L}\p{N}]+(?:[ /.-][\p{L}\p{N}]+)*\.?$/u.test(name)))
    return slug;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${slug.slice(0, longest).replace(/-[^-]*$/, "")}-${digest}`;
}
