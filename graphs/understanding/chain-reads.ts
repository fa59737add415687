import type { StepDraft } from "#domain/plan.ts";
import { isReference, readField, resolveReferences, type Reference } from "#domain/reference.ts";
import { readTopic, type Topic } from "./read-topic.ts";

/** "it", "that family", "dazu", "它": known only from what stands before. */
const pointing =
  /(?<![\p{L}\d])(?:(?:that|this|these|those|such|the same|dieser?|diese[nms]|dies|est[aeo]s?|es[aeo]s?|dichas?) (?:one|ones|famil(?:y|ies)|models?|devices?|machines?|laptops?|phones?|servers?|series|problems?|issues?|faults?|parts?|things?|topics?|symptoms?|categor(?:y|ies)|familien?|geräte?n?|modelle?|probleme?n?|teile?|themen?|thema|familias?|modelos?|equipos?|problemas?|piezas?|temas?)|it|them|(?:these|those|this|that)(?=\s*(?:$|[?,.;]|(?:at|on|in|for|with)\b))|ihn|dazu|darüber|davon|dagegen|dafür|damit|hierzu|ell[oa]s?|eso|esto|ella|él|al respecto)(?![\p{L}\d'])|(?:它们?|对此|(?:这|那|该)(?:一?个|些|一?款|一?类|种|方面)?(?:系列|机型|型号|家族|设备|问题|故障|部件|零件)?)/iu;

/** "What do the manuals say about": what follows is what is looked for. */
const documentWords =
  /(?:\b(?:documents?|docs?|documentation|manuals?|articles?|knowledge base|papers?|guides?|they)\s+(?:say|says|tell us|state|recommend|suggest|advise|write)(?:\s+(?:about|on|regarding|for|to do about|against))?|\b(?:dokument\w*|unterlagen|doku|dokumentation|handb[uü]ch\w*|artikel)\s+(?:zu[mr]?|über)?|\b(?:sagen|sagt|steht in|empfehlen|raten)\s+(?:die|der|den|das|unsere[nr]?)?\s*(?:dokument\w*|unterlagen|doku|dokumentation|handb[uü]ch\w*|artikel)(?:\s+(?:zu[mr]?|über))?|\b(?:dicen|dice|recomiendan?|pone en)\s+(?:los|las|la|el|nuestr[oa]s)?\s*(?:document\w*|manual(?:es)?|artículos)(?:\s+(?:sobre|de|acerca de|para))?|(?:文档|手册|资料|文章)(?:里|中|上)?(?:是)?(?:怎么|如何|有什么)?(?:说|写|建议|提到|讲)?(?:的|了)?)\s*/iu;
const asksDocuments = new RegExp(`^.*?${documentWords.source}`, "iu");
/** Words that only ask. */
const asking =
  /(?<![\p{L}])(?:and|then|what|which|do|does|did|the|our|any|please|tell me|und|was|dann|die|der|das|unsere|sag mir|y|e|qué|que|luego|los|las|el|la|nuestros|dime)(?![\p{L}])|[,;¿?¡:]|然后|再|看看?/giu;

const lookups = new Set(["search_passages", "answer_from_documents"]);
const inGraph = new Set(["related_entities", "find_entities"]);

/** What came before this request: its steps, and what they found. */
export type Earlier = { steps: readonly StepDraft[]; results: Readonly<Record<string, unknown>> };

/** Lets a reading step that points look for what the steps before it are about, or found. */
export function chainReads(steps: readonly StepDraft[], before: readonly Earlier[] = []): StepDraft[] {
  const chained: StepDraft[] = [];
  let topic = topicBefore(before);
  for (const step of steps) {
    const args = topic === undefined ? withoutPointing(step) : withTopic(step, topic);
    // A step that was given its topic speaks of the same as the one before it.
    if (args === step.args) topic = readTopic(step) ?? topic;
    chained.push({ ...step, args });
  }
  return chained;
}

/** The topic of the last turn, with the name it goes by in the graph as an earlier one had it. */
function topicBefore(before: readonly Earlier[]): Topic | undefined {
  const topics = before.map(topicOf);
  const [last] = topics;
  if (typeof last?.named !== "string") return last;
  const long = last.named.toLowerCase();
  const shorter = topics.find(
    (topic) =>
      typeof topic?.named === "string" &&
      topic.named.length < long.length &&
      long.includes(topic.named.toLowerCase()),
  );
  return shorter === undefined ? last : { ...shorter, said: last.said };
}

function topicOf({ steps, results }: Earlier): Topic | undefined {
  const topic = steps.map(readTopic).findLast((one) => one !== undefined);
  // What an earlier turn found is known already; where it was not kept, the words around it still say something.
  return topic === undefined
    ? undefined
    : (resolveReferences(topic, (item) => readField(results[item.$from], item.field)) as Topic);
}

function withTopic(step: StepDraft, topic: Topic): Record<string, unknown> {
  const { args } = step;
  if (lookups.has(step.tool)) {
    const query = pointedQuery(args["query"], topic.said);
    return query === undefined ? args : { ...args, query };
  }
  if (inGraph.has(step.tool)) {
    const isOpen = args["query"] === undefined || isPointing(args["query"]);
    const isListing = step.tool === "find_entities" && args["kind"] !== undefined;
    if (!isOpen || isListing || topic.named === undefined) return args;
    const isOfDevice = step.tool === "related_entities" && topic.device !== undefined;
    return { ...args, query: topic.named, ...(isOfDevice ? { device: topic.device } : {}) };
  }
  if (step.tool !== "explain_path" || topic.named === undefined) return args;
  const open = ["from", "to"].filter((end) => args[end] === undefined || isPointing(args[end]));
  return open.length === 1 && open[0] !== undefined ? { ...args, [open[0]]: topic.named } : args;
}

function isPointing(value: unknown): boolean {
  return (
    typeof value === "string" && value.length < 40 && pointing.exec(value)?.[0].length === value.trim().length
  );
}

/** What points at nothing that was said has to be asked for. */
function withoutPointing(step: StepDraft): Record<string, unknown> {
  const { query } = step.args;
  if (!lookups.has(step.tool) || typeof query !== "string") return step.args;
  const asked = askedOf(query);
  if (asked !== "" && !isPointing(asked)) return asked === query ? step.args : { ...step.args, query: asked };
  return Object.fromEntries(Object.entries(step.args).filter(([name]) => name !== "query"));
}

/** What is left of a question to the documents without "what do the documents say about". */
function askedOf(query: string): string {
  const found = asksDocuments.exec(query);
  const before = (found?.[0] ?? "").replace(documentWords, "").replace(asking, " ").trim();
  // What is said before it is what is asked: "the fan is loud, what do the manuals recommend".
  const rest = before === "" && found !== null ? query.slice(found[0].length) : query;
  return rest.replace(/[?？.。!]+$/u, "").trim();
}

/** The question with what it points at in the place of the pointing word; undefined for one that says it itself. */
function pointedQuery(query: unknown, said: string | Reference | undefined): string | Reference | undefined {
  if (said === undefined || (query !== undefined && typeof query !== "string")) return undefined;
  if (query === undefined) return said;
  const asked = askedOf(query);
  if (asked === "" || isPointing(asked)) return said;
  const place = pointing.exec(asked);
  if (place === null) return undefined;
  const around = (inner: string) =>
    asked.slice(0, place.index) + inner + asked.slice(place.index + place[0].length);
  if (!isReference(said)) return around(said);
  return { ...said, within: around(said.within ?? "{}") };
}
