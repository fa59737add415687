import type { Filled, StepReading } from "./fill-arguments.ts";
import { namesOfKind } from "./name-arguments.ts";
import { readCollection, readQuestion, readSearchQuery } from "./search-query.ts";
import { fold } from "./tokens.ts";

/** What the tools over passages take: where to look, how, and for what. */
export function fillSearch(step: StepReading, filled: Filled): void {
  const { tool, reading } = step;
  const has = (argument: string) => argument in tool.input.shape;
  if (has("collection")) {
    const named = namesOfKind(reading, ["collection"], () => true)[0];
    // An answer is looked for everywhere: "the manuals" names whom to ask, not where alone it may stand.
    const isAnswer = tool.name === "answer_from_documents";
    set(filled, "collection", named?.id ?? (isAnswer ? undefined : readCollection(reading.text)));
  }
  if (has("pipeline")) set(filled, "pipeline", namesOfKind(reading, ["pipeline"], () => true)[0]?.id);
  if (tool.name === "search_passages") set(filled, "query", readSearchQuery(reading));
  if (tool.name === "answer_from_documents") set(filled, "query", readQuestion(reading));
  if (has("store")) set(filled, "store", readStore(reading.text));
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
