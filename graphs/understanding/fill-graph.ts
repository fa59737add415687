import { readCypher } from "./cypher-argument.ts";
import type { Filled, StepReading } from "./fill-arguments.ts";
import { readEntityKind, readLookedUp, readPathEnds } from "./graph-names.ts";
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
  /(?:\b([23]|two|three|zwei|drei|dos|tres)|([两二三]))[\s-]*(?:hops?|steps?|levels?|schritte?|stufen|saltos?|pasos?|niveles|跳|步|层)|\bdepth (?:of )?([23])\b/u;

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
  // The word before a name belongs to it: "process P-31".
  const asked =
    query === undefined ? text : text.slice(0, Math.max(0, text.indexOf(query))).replace(/\S+\s*$/u, "");
  const kind = readEntityKind(asked);
  if (tool.name === "find_entities") {
    if (query === undefined) set(filled, "kind", kind);
    return;
  }
  if (kind !== undefined && asksForKind.test(fold(text))) filled.args["kinds"] = [kind];
  else if (kind === undefined && asksForCure.test(fold(text))) filled.args["kinds"] = ["remedy"];
  const far = hops.exec(fold(text));
  const said = far?.[1] ?? far?.[2] ?? far?.[3];
  if (said !== undefined) filled.args["depth"] = numbers[said] ?? Number(said);
}

const asksForKind = /\b(?:which|what|welche|que|cuales)\b|哪些|什么|^(?:show|list|zeig|tickets|documents)/u;

/** "What helped?" */
const asksForCure =
  /\b(?:what|which|was|que|cual)\b.{0,24}\b(?:solved|fixed|cured|helped|worked|geholfen|gewirkt|gelost|funciono|sirvio|ayudo)\b|(?:什么|哪).{0,6}(?:有效|管用)/u;

/** "..., and show its neighbours" belongs to another step. */
const laterStep =
  /[,;]?\s+(?:and|then|und|y|dann|luego)\s+(?:then\s+)?(?:show|explain|look|tell|zeig|erklär|muestra|explica)\b.*$|[,，]?\s*(?:再|然后).*$/isu;

function set(filled: Filled, argument: string, value: unknown): void {
  if (value !== undefined) filled.args[argument] = value;
}
