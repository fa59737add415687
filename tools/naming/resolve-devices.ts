import { Failure } from "#domain/failure.ts";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import { queryStems, wordsOf } from "#backends/graph/entity-words.ts";
import type { GraphStore } from "#backends/graph/graph-store.ts";

/** More devices than these are not looked at one by one. */
const most = 100;

/** The devices of the graph that a family ("ThinkPad T14"), a series or a name means. Throws `not-found`. */
export async function resolveDevices(graph: GraphStore, said: string): Promise<KnowledgeEntity[]> {
  const text = said.replace(/^(?:the|our|my)\s+/i, "").trim();
  const found = await graph.find({ text, kind: "device", limit: most });
  const folded = text.toLowerCase();
  // A family is meant alone: the T14 is not the T14s.
  const family = found.filter(({ properties: { series, family: name } }) =>
    [`${String(series)} ${String(name)}`, String(name)].some((one) => one.toLowerCase() === folded),
  );
  if (family.length > 0) return family;
  const stems = queryStems(text);
  const named = found.filter(({ name }) => stems.every((stem) => wordsOf(name).includes(stem)));
  const close =
    named.length > 0 ? named : found.filter(({ name }) => stems.every((stem) => startsOne(name, stem)));
  if (close.length > 0) return close;
  throw new Failure("not-found", `The knowledge graph has no device called "${said}"`, {
    hint: "find_entities with the kind device lists those there are.",
  });
}

const startsOne = (name: string, stem: string) => wordsOf(name).some((word) => word.startsWith(stem));
