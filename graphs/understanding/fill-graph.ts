import type { KnowledgeKind } from "#domain/knowledge.ts";
import { readCypher } from "./cypher-argument.ts";
import type { Filled, StepReading } from "./fill-arguments.ts";
import { readEntityKind, readEntityKinds, readKindOfName, readQuestionedKind } from "./graph-kinds.ts";
import { readLookedUp } from "./looked-up-name.ts";
import { readPathEnds } from "./path-ends.ts";
import { fold } from "./tokens.ts";

const numbers: Readonly<Record<string, number>> = {
  two: 2,
  zwei: 2,
  dos: 2,
  两: 2,
  二: 2,
  three: 3,
  drei: 3,
  tres: 3,
  三: 3,
};
const hops =
  /(?:\b([23]|two|three|zwei|drei|dos|tres)|([两二三]))[\s-]*(?:hops?|steps?|rings?|levels?|schritte?|stufen|saltos?|pasos?|niveles|跳|步|层)|\bdepth (?:of )?([23])\b/u;

/** What the tools of the knowledge graph take: names as they were said, which the graph itself resolves. */
export function fillGraph(step: StepReading, filled: Filled): void {
  const { tool, own: reading } = step;
  const text = reading.text.trim().replace(laterStep, "");
  if (tool.name === "query_graph") set(filled, "cypher", readCypher(reading.text));
  // "How are A and B connected" may be cut at its "and".
  if (tool.name === "explain_path")
    Object.assign(filled.args, readPathEnds(step.reading.text.trim()), readPathEnds(reading.text.trim()));
  if (tool.name !== "find_entities" && tool.name !== "related_entities") return;
  const query = reading.quotes[0]?.text ?? readLookedUp(text);
  set(filled, "query", query);
  if (tool.name === "find_entities") {
    set(filled, "kind", query === undefined ? readEntityKind(text) : readKindOfName(text));
    return;
  }
  set(filled, "kinds", relatedKinds(text, query));
  const far = hops.exec(fold(text));
  const said = far?.[1] ?? far?.[2] ?? far?.[3];
  if (said !== undefined) filled.args["depth"] = numbers[said] ?? Number(said);
}

/** The kinds of what is asked for, beside the thing whose relations they are. */
function relatedKinds(text: string, query: string | undefined): KnowledgeKind[] | undefined {
  // The word before a name belongs to it: "process P-31".
  const at = query === undefined ? text.length : Math.max(0, text.indexOf(query));
  const before = query === undefined ? text : text.slice(0, at).replace(/\S+\s*$/u, "");
  const kinds = readEntityKinds(before);
  if (kinds.length > 0 && asksForKind.test(fold(before))) return kinds;
  const after = query === undefined ? undefined : readQuestionedKind(text.slice(at + query.length));
  if (after !== undefined) return [after];
  return kinds.length === 0 && asksForCure.test(fold(text)) ? ["remedy"] : undefined;
}

const asksForKind =
  /\b(?:which|what|welche[nrms]?|que|cuales|any)\b|哪些|什么|^(?:show|list|zeig)|^(?:(?:and|y|und|the)\s+)*(?:\p{L}+s|firmware versions|dokumente)\b/u;

/** "What helped?" */
const asksForCure =
  /\b(?:what|which|was|que|cual)\b.{0,24}\b(?:solved|fixed|cured|helped|help|worked|geholfen|gewirkt|gelost|funciono|sirvio|ayudo)\b|(?:什么|哪).{0,6}(?:有效|管用)/u;

/** "..., and show its neighbours" belongs to another step. */
const laterStep =
  /[,;]?\s+(?:and|then|und|y|dann|luego)\s+(?:then\s+)?(?:show|explain|look|tell|zeig|erklär|muestra|explica)\b.*$|[,，]?\s*(?:再|然后).*$/isu;

function set(filled: Filled, argument: string, value: unknown): void {
  if (value !== undefined) filled.args[argument] = value;
}
