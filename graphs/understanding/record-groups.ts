import type { Field } from "#domain/dataset.ts";
import { fieldPattern } from "./field-words.ts";
import { fold } from "./tokens.ts";

const grouping = [
  /(?:\bper|\bby|\beach|\bevery|\bacross|\bover the|\bby each|\bfor each|\bin each|\bgroup(?:ed)? by|\bbroken down by|\bpro|\bje|\bnach|\bjede[rsnm]?|\bfur jede[rsn]?|\bpor|\bcada|\bpara cada|\bsegun|按照?|每个?|每种|各个?|各种)\s*(?:the |device |product |one of the |nach )?$/u,
  /(?:\bwhich|\bwhat|\bwelche[rsn]?|\bque|\bcual(?:es)?|哪一?个?|哪些)\s*(?:device |product |\w+[ -])?$/u,
  /(?:\bdistribution of|\bbreakdown of|\bspread (?:over|across)(?: the)?(?: \w+)?|\btop \w+|\bmost (?:common|frequent)|\bverteilung der|\bhaufigste[nr]?|\bdistribucion de|\bmas (?:comunes|frecuentes)|最常见的|前.{1,2})\s*$/u,
];
const following = [
  /^\s*(?:distribution|breakdown|split|wise|verteilung|分布|的分布)/u,
  /^\s*(?:come up|comes up|occur|appear|generates?|causes?|has the most|have the most|is the most|are most|kommen am|tritt|aparece|问题?最多|最多|出现)/u,
];

/** Numbers that name a group of records rather than measure one. */
const groupingNumbers = new Set(["year", "warranty_months", "hour"]);
/** Of these, those that nobody adds up. */
const unmeasured = new Set(["year", "hour"]);

/** The field whose values make the groups: the one named after "per", "by each", "which", "按". */
export function readGroupBy(text: string, fields: readonly Field[]): string | undefined {
  const folded = fold(text);
  for (const field of fields) {
    if (field.type === "number" && !groupingNumbers.has(field.name)) continue;
    const pattern = new RegExp(fieldPattern(field).source, "gu");
    for (const match of folded.matchAll(pattern)) {
      const before = folded.slice(Math.max(0, match.index - 40), match.index);
      const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 30);
      if (grouping.some((words) => words.test(before)) || following.some((words) => words.test(after)))
        return field.name;
    }
  }
  return undefined;
}

export type RecordMeasure = {
  op: "count" | "avg" | "sum" | "min" | "max" | "median" | "distinct";
  field?: string;
};

const operations: [RecordMeasure["op"], RegExp][] = [
  ["avg", /\baverage\b|\bavg\b|\bmean\b|durchschnitt|mittelwert|im mittel|promedio|\bmedia\b|平均/u],
  ["median", /\bmedian\b|mediana|中位/u],
  [
    "sum",
    /\bsum\b|\btotal (?:price|weight|storage|ram|memory|cost|value|cores)|\bsumme\b|gesamt|\bsuma\b|总(?!数|共)|合计/u,
  ],
  [
    "min",
    /\bminimum\b|\bmin\b|\blowest\b|\bcheapest\b|\bsmallest\b|\blightest\b|\bleast\b(?! \d)|niedrigste|billigste|kleinste|leichteste|minimo|mas barat|mas ligero|menor\b|最低|最小|最便宜|最轻/u,
  ],
  [
    "max",
    /\bmaximum\b|\bmax\b|\bhighest\b|\bdearest\b|\bmost expensive\b|\blargest\b|\bbiggest\b|\bheaviest\b|hochste|teuerste|grosste|schwerste|maximo|mas caro|mas pesado|mayor\b|最高|最大|最贵|最重/u,
  ],
];

/** What is computed: counts unless an operation and a numeric field are named. */
export function readMeasures(text: string, fields: readonly Field[]): RecordMeasure[] | undefined {
  const folded = fold(text);
  const numeric = fields.filter((field) => field.type === "number");
  const field =
    numeric.find((candidate) => !unmeasured.has(candidate.name) && fieldPattern(candidate).test(folded)) ??
    priceOf(numeric, folded);
  if (!field) return undefined;
  const found = operations
    .filter(([, pattern]) => pattern.test(folded))
    .map(([op]) => ({ op, field: field.name }));
  return found.length > 0 ? found : undefined;
}

function priceOf(numeric: readonly Field[], folded: string): Field | undefined {
  return /cheap|dear|expensive|billig|teuer|barat|caro|便宜|贵/u.test(folded)
    ? numeric.find((field) => field.name.startsWith("price"))
    : undefined;
}

const sorting =
  /(?:sort(?:ed|iert)?(?: them)? (?:by|nach)|order(?:ed)? by|ordenad[oa]s? por|ordena(?:r|los|las)? por|按)\s*(?:the |their |der |dem |el |la )?$/u;

/** The field after "sorted by". */
export function readSortField(text: string, fields: readonly Field[]): string | undefined {
  const folded = fold(text);
  return fields.find((field) =>
    [...folded.matchAll(new RegExp(fieldPattern(field).source, "gu"))].some((match) =>
      sorting.test(folded.slice(Math.max(0, match.index - 30), match.index)),
    ),
  )?.name;
}
