import type { Field } from "#domain/dataset.ts";
import { fieldPattern, valuesIn } from "./field-words.ts";
import type { NumberMention } from "./numbers.ts";
import { round } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { fold } from "./tokens.ts";

export type RecordCondition = {
  field: string;
  op: "is" | "not" | "contains" | "<" | "<=" | ">" | ">=";
  value: string | number | boolean;
};

const comparisons: [RecordCondition["op"], RegExp, RegExp][] = [
  [
    ">=",
    /(?:at least|no less than|minimum(?: of)?|min\.?|>=|≥|from|mindestens|ab|al menos|como minimo|minimo|至少|不少于|不低于)\s*$/u,
    /^[^\d,.;]{0,14}?(?:or (?:more|above|better|higher)|and (?:up|above)|\+|oder mehr|und mehr|o mas|以上|及以上)/u,
  ],
  [
    "<=",
    /(?:at most|no more than|up to|maximum(?: of)?|max\.?|<=|≤|hochstens|bis zu|maximal|como maximo|hasta|maximo|最多|不超过|不高于)\s*$/u,
    /^[^\d,.;]{0,14}?(?:or (?:less|fewer|below)|oder weniger|o menos|以下|以内)/u,
  ],
  [
    ">",
    /(?:more than|over|above|greater than|larger than|bigger than|longer than|exceed(?:s|ing)?|after|since|>|mehr als|uber|grosser als|langer als|nach|seit|mas de|superior(?:es)? a|por encima de|mayor(?:es)? (?:que|de)|despues de|desde|超过|大于|高于|多于)\s*$/u,
    /^$/u,
  ],
  [
    "<",
    /(?:less than|under|below|fewer than|smaller than|cheaper than|lighter than|shorter than|before|<|weniger als|unter|kleiner als|billiger als|leichter als|vor|menos de|inferior(?:es)? a|por debajo de|menor(?:es)? (?:que|de)|antes de|低于|小于|少于|不到)\s*$/u,
    /^$/u,
  ],
];

/** Conditions on the fields of a dataset that the text states; numbers used for them are added to `taken`. */
export function readConditions(
  reading: Reading,
  fields: readonly Field[],
  taken: Set<NumberMention>,
): RecordCondition[] {
  const conditions = [
    ...fields.flatMap((field) => (field.values ? valueConditions(field, reading) : [])),
    ...booleanConditions(reading, fields),
    ...numberConditions(reading, fields, taken),
  ];
  return [...conditions, ...topicCondition(reading, fields, conditions)];
}

const topic =
  /(?:\babout|\bmention(?:s|ing)?|\bregarding|\bconcerning|\bcontaining|\bon the subject of|\buber|\bzum thema|\bsobre|\bacerca de)\s+(?:the |a |an |die |das |den |el |la |los |las )?([\p{L}\s-]{3,40}?)(?=[,.;:?!]|\s(?:in|from|for|with|on|of|at|since|last|this|and|von|aus|bei|en|de|para|con)\s|$)|关于([\p{Script=Han}]{2,8}?)的/u;

/** "about swollen hinges": the telling word, cut to its stem, stands in the field that says it in words. */
function topicCondition(
  reading: Reading,
  fields: readonly Field[],
  others: RecordCondition[],
): RecordCondition[] {
  const field = ["symptom", "title", "name"]
    .map((name) => fields.find((candidate) => candidate.name === name))
    .find((candidate) => candidate !== undefined);
  const match = topic.exec(fold(reading.text));
  const word = (match?.[1] ?? match?.[2])
    ?.trim()
    .split(/[\s-]+/u)
    .at(-1);
  if (!field || field.name === "name" || word === undefined || word.length < 2) return [];
  const isSaidAlready =
    reading.series.some((place) => fold(reading.text.slice(place.start, place.end)).includes(word)) ||
    others.some((other) => String(other.value).toLowerCase().includes(word.slice(0, 5)));
  return isSaidAlready
    ? []
    : [{ field: field.name, op: "contains", value: word.replace(/(?:ies|ing|es|s)$/u, "") }];
}

function valueConditions(field: Field, reading: Reading): RecordCondition[] {
  if (field.name === "series") {
    const series = [...new Set(reading.series.map((place) => place.series))].filter((name) =>
      field.values?.includes(name),
    );
    // Two series beside each other are compared, not demanded of one record.
    return series.length === 1 ? [{ field: "series", op: "is", value: series[0] ?? "" }] : [];
  }
  const found = valuesIn(field, reading.text).filter((value) => isTelling(field, value.value, reading.text));
  const included = found.filter((value) => !value.isExcluded);
  const excluded = found
    .filter((value) => value.isExcluded)
    .map((value): RecordCondition => ({ field: field.name, op: "not", value: value.value }));
  return [
    ...(included.length === 1 && included[0]
      ? [{ field: field.name, op: "is" as const, value: included[0].value }]
      : []),
    ...excluded,
  ];
}

/** Words such as "high" or "phone" say something of this field only beside its name, or where nothing else could be meant. */
function isTelling(field: Field, value: string, text: string): boolean {
  if (field.name === "form_factor") return value.includes(" ") || !/^(?:phone|laptop)$/u.test(value);
  if (field.name === "urgency") return /^(?:critical)$/u.test(value) || fieldPattern(field).test(fold(text));
  if (field.name === "language") return false;
  // "ended in a purchase" and "asked support" are no stages; "at the support stage" and "at checkout" are.
  if (field.name === "stage")
    return (
      fieldPattern(field).test(fold(text)) ||
      new RegExp(`\\b(?:at|reached|bei) (?:the )?${value}\\b`, "u").test(fold(text))
    );
  if (field.name === "channel")
    return (
      /^(?:email|web-form)$/u.test(value) ||
      fieldPattern(field).test(fold(text)) ||
      new RegExp(`\\b(?:by|via|per|through|over|por)\\s+(?:the )?${value}`, "u").test(fold(text))
    );
  return true;
}

function booleanConditions(reading: Reading, fields: readonly Field[]): RecordCondition[] {
  const folded = fold(reading.text);
  return fields.flatMap((field): RecordCondition[] => {
    if (field.type !== "boolean") return [];
    const match = fieldPattern(field).exec(folded);
    if (!match) return [];
    return [
      {
        field: field.name,
        op: "is",
        value: !/(?:\bwithout|\bno|\bnot|\bohne|\bkeine|\bsin|没有|无)\s*$/u.test(
          folded.slice(0, match.index),
        ),
      },
    ];
  });
}

/** "the 3 cheapest", "五台": so many are wanted, nothing is said of a field. */
const isHowMany = /^\s*(?:\p{Script=Latin}+(?:est|sten?)\b|most\b|mas\b|台|部|款|个|条|名)/u;

function numberConditions(
  reading: Reading,
  fields: readonly Field[],
  taken: Set<NumberMention>,
): RecordCondition[] {
  const conditions: RecordCondition[] = [];
  for (const number of reading.numbers) {
    if (taken.has(number) || number.kind !== "count") continue;
    const following = fold(reading.text.slice(number.end, number.end + 30));
    const preceding = fold(reading.text.slice(Math.max(0, number.start - 45), number.start));
    if (isHowMany.test(following)) continue;
    const field = fieldOf(fields, preceding, following, number.value);
    if (!field) continue;
    const op =
      comparisons.find(
        ([, before, after]) => before.test(preceding) || (after.source !== "^$" && after.test(following)),
      )?.[0] ?? "is";
    taken.add(number);
    conditions.push({ field: field.name, op, value: convert(number.value, field, following) });
  }
  return conditions;
}

const units: [RegExp, RegExp][] = [
  [
    /^\s*-?(?:gb|gigs?|gigabytes?|g)\b[^,.;]{0,18}?(?:storage|disk|ssd|festplatte|almacenamiento|存储|硬盘)/u,
    /^storage_gb$/u,
  ],
  [/^\s*-?(?:tb|terabytes?)\b/u, /^storage_gb$/u],
  [/^\s*-?(?:gb|gigs?|gigabytes?|g|gigas?)\b/u, /^ram_gb$/u],
  [/^\s*-?(?:inch|inches|"|zoll|pulgadas|英寸|寸)/u, /inches$/u],
  [/^\s*-?mah\b/u, /mah$/u],
  [/^\s*-?wh\b/u, /wh$/u],
  [/^\s*-?hz\b/u, /hz$/u],
  [/^\s*-?(?:mp|megapixel)/u, /_mp$/u],
  [/^\s*-?(?:grams?|g|kg|kilos?|kilograms?|gramm|克|公斤)\b/u, /weight/u],
  [/^\s*-?(?:dollars?|usd|bucks|euros?|eur|\$|€|dolares|美元|元)/u, /price/u],
  [/^\s*-?(?:cores?|kerne|nucleos|核)/u, /cores/u],
  [/^\s*-?(?:drive )?bays?\b/u, /bays/u],
  [/^\s*-?(?:days?|tagen?|dias|天|weeks?|wochen|semanas|周)/u, /days/u],
  [
    /^\s*-?(?:months?|monate?|meses|个月|years?|jahre?|anos)\b[^,.;]{0,14}(?:warranty|garantie|garantia|保修)/u,
    /warranty/u,
  ],
];

/** The numeric field a number speaks of: by its unit, by a currency sign before it, or by the field's word close by. */
function fieldOf(
  fields: readonly Field[],
  preceding: string,
  following: string,
  value: number,
): Field | undefined {
  const numeric = fields.filter((field) => field.type === "number");
  for (const [unit, name] of units) {
    const field = unit.test(following) ? numeric.find((candidate) => name.test(candidate.name)) : undefined;
    if (field) return field;
  }
  if (/[$€]\s*$/u.test(preceding)) return numeric.find((field) => /price/u.test(field.name));
  const isYear = value >= 2000 && value <= 2100 && Number.isInteger(value);
  const near = (field: Field) => {
    const pattern = fieldPattern(field).source;
    return (
      new RegExp(`(?:${pattern})[^,.;\\d]{0,22}$`, "u").test(preceding) ||
      new RegExp(`^[^,.;\\d]{0,10}?(?:${pattern})`, "u").test(following)
    );
  };
  if (isYear) return numeric.find((field) => field.name === "year");
  return numeric.find((field) => field.name !== "year" && near(field));
}

function convert(value: number, field: Field, following: string): number {
  if (field.name.endsWith("_gb") && /^\s*-?(?:tb|tera)/u.test(following)) return round(value * 1024);
  if (field.name.endsWith("_g") && /^\s*-?(?:kg|kilo|公斤)/u.test(following)) return round(value * 1000);
  if (field.name.endsWith("days") && /^\s*-?(?:weeks?|wochen|semanas|周)/u.test(following)) return value * 7;
  if (field.name.endsWith("months") && /^\s*-?(?:years?|jahre?|anos|年)/u.test(following)) return value * 12;
  return value;
}
