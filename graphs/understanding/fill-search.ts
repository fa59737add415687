import type { Filled, StepReading } from "./fill-arguments.ts";
import { namesOfKind } from "./name-arguments.ts";
import { readCollection, readQuestion, readSearchQuery } from "./search-query.ts";
import { fold } from "./tokens.ts";

/** What the tools over passages take: where to look, how, and for what. */
export function fillSearch(step: StepReading, filled: Filled): void {
  const { tool, own: reading } = step;
  const has = (argument: string) => argument in tool.input.shape;
  if (has("collection")) {
    const named = namesOfKind(reading, ["collection"], () => true)[0];
    // An answer is looked for everywhere: "the manuals" names whom to ask, not where alone it may stand.
    const isAnswer = tool.name === "answer_from_documents";
    set(filled, "collection", named?.id ?? (isAnswer ? undefined : readCollection(reading.text)));
    // One name says what is to be searched once: a collection that is there is no new dataset.
    if (named?.exists === true && filled.args["dataset"] === named.id) delete filled.args["dataset"];
    else if (filled.args["dataset"] !== undefined) delete filled.args["collection"];
  }
  if (has("pipeline")) set(filled, "pipeline", namesOfKind(reading, ["pipeline"], () => true)[0]?.id);
  if (tool.name === "search_passages") set(filled, "query", readSearchQuery(reading));
  if (tool.name === "answer_from_documents") set(filled, "query", readQuestion(reading));
  if (has("store")) set(filled, "store", readStore(reading.text));
  if (has("stage")) set(filled, "stage", readStage(reading.text));
}

const stores: readonly [store: string, pattern: RegExp][] = [
  ["vectors", /\bchroma\b|\bvectors?\b|\bembeddings?\b|vektor|vectorial|向量/u],
  ["graph", /\bneo4j\b|\bgraph\b|\bgrafo\b|图谱|图数据库/u],
  ["warehouse", /\bduck ?db\b|\bwarehouse\b|\banalytics?\b|analytisch|almacen|数仓|数据仓库|分析库/u],
  ["experiments", /\bmlflow\b|\bexperiments?\b|experiment\w*|实验/u],
  [
    "keywords",
    /\bkeywords?\b|\bbm25\b|\bsearch index\b|stichwort|suchindex|indice de busqueda|关键词|搜索索引/u,
  ],
];

function readStore(text: string): string | undefined {
  const folded = fold(text);
  return stores.find(([, pattern]) => pattern.test(folded))?.[0];
}

function set(filled: Filled, argument: string, value: unknown): void {
  if (value !== undefined) filled.args[argument] = value;
}

const stages: readonly [stage: string, pattern: RegExp][] = [
  ["onboarding", /\bonboarding\b|\bsetting (?:it )?up\b|einrichtung|incorporacion|上手|初始设置/u],
  ["renewal", /\brenewals?\b|\brenew\w*\b|verlangerung|renovacion|续约|续费/u],
  ["consideration", /\bconsider\w*\b|\bweighing\b|abwag\w*|consideracion|考虑/u],
  ["awareness", /\bawareness\b|aufmerksamkeit|descubrimiento|认知/u],
  ["purchase", /\bpurchas\w*\b|\bcheckout\b|\bkauf\b|\bcompra\b|购买|下单/u],
  ["support", /\bsupport\b|soporte|支持|售后/u],
  ["use", /\b(?:in )?use\b|\bnutzung\b|\buso\b|使用/u],
];
const atStage = /\b(?:stage|phase|step of (?:the|their) journey)\b|\bphase\b|\betapa\b|\bfase\b|阶段/u;

/** Where a customer stands, when a stage is spoken of. */
function readStage(text: string): string | undefined {
  const folded = fold(text);
  return atStage.test(folded) ? stages.find(([, pattern]) => pattern.test(folded))?.[0] : undefined;
}
