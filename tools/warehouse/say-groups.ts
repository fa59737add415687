import { capitalised, pluralOf } from "#domain/field-title.ts";
import { amountInWords, listInWords } from "#domain/in-words.ts";
import { titleOfMeasure, type Aggregated, type AggregatedRow, type AggregatedWords } from "./aggregated.ts";

/** More names than these are not read: they are counted. */
const mostNames = 3;

type Level = { value: number; names: string[] };

/** The groups by their value, in the order they come: those that share one are told together. */
function levelsOf(rows: readonly AggregatedRow[], words: AggregatedWords): Level[] {
  const levels: Level[] = [];
  for (const row of rows) {
    const value = words.valueOf(row);
    if (value === undefined) continue;
    const last = levels.at(-1);
    if (last?.value === value) last.names.push(words.groupName(row));
    else levels.push({ value, names: [words.groupName(row)] });
  }
  return levels;
}

/** Who leads and by how much, of how many, and who follows. `when` begins with a comma, or is empty. */
export function sayGroups(output: Aggregated, words: AggregatedWords, when: string): string {
  const levels = levelsOf(output.rows, words);
  const [lead, ...behind] = levels;
  if (lead === undefined) return `None of the ${words.records.many} has a value to compute${when}.`;
  const isOnly = behind.length === 0 && lead.names.length === 1;
  if (isOnly && (output.total === undefined || output.total === lead.value))
    return sayOnly(words, lead, when);
  const leading =
    words.measure.op === "count"
      ? sayCounted(output, words, lead, when)
      : sayMeasured(output, words, lead, when);
  return `${leading}${sayBehind(behind, words)}`;
}

function sayOnly(words: AggregatedWords, { value, names: [name = ""] }: Level, when: string): string {
  if (words.measure.op !== "count")
    return `There is one ${words.group}, ${name}: ${measured(words)} ${words.amount(value)}${when}.`;
  const { one, many } = words.records;
  return value === 1
    ? `There is 1 ${one}, with the ${words.group} ${name}${when}.`
    : `All ${amountInWords(value)} ${many} have the same ${words.group}, ${name}${when}.`;
}

/** At the head of a sentence: a plain word begins with a capital, an id stays as it is. */
const begun = (text: string) => (/^[a-z]+(?:$|[ ,])/.test(text) ? capitalised(text) : text);
const measured = (words: AggregatedWords) => titleOfMeasure(words.measure, words.noun);

function sayCounted(output: Aggregated, words: AggregatedWords, lead: Level, when: string): string {
  const most = output.order === "desc" ? "most" : "fewest";
  const { value, names } = lead;
  const [of, inAll] =
    output.total === undefined
      ? ["", ""]
      : [` of ${amountInWords(output.total)}`, `, of ${amountInWords(output.total)} in all`];
  const number = words.amount(value);
  if (names.length === 1)
    return `${begun(names[0] ?? "")} has the ${most} ${words.records.many}: ${number}${of}${when}.`;
  const who =
    names.length > mostNames ? `${names.length} ${pluralOf(words.group)}` : begun(listInWords(names));
  return `${who} have the ${most} ${words.records.many}: ${number} each${inAll}${when}.`;
}

function sayMeasured(output: Aggregated, words: AggregatedWords, lead: Level, when: string): string {
  const { op } = words.measure;
  const isMost = output.order === "desc";
  const extreme = isMost ? "highest" : "lowest";
  const what =
    op === "distinct"
      ? `the ${isMost ? "most" : "fewest"} ${measured(words)}`
      : // The highest of the highest prices is the highest price.
        `the ${measured(words).startsWith(extreme) ? "" : `${extreme} `}${measured(words)}`;
  const of = output.total === undefined ? "" : ` of ${words.amount(output.total)} in all`;
  const isOne = lead.names.length === 1;
  const who =
    lead.names.length > mostNames ? `${lead.names.length} ${pluralOf(words.group)}` : listInWords(lead.names);
  return `Among ${words.records.many}, ${who} ${isOne ? "has" : "have"} ${what}: ${words.amount(lead.value)}${isOne ? "" : " each"}${of}${when}.`;
}

/** " Then X1 Yoga (6) and X1 Carbon (4).": the next two levels. */
function sayBehind(levels: readonly Level[], words: AggregatedWords): string {
  const named = levels.slice(0, 2).map(({ value, names }) => {
    const amount = words.amount(value);
    if (names.length === 1) return `${names[0] ?? ""} (${amount})`;
    return names.length > mostNames
      ? `${names.length} ${pluralOf(words.group)} with ${amount} each`
      : `${listInWords(names)} (${amount} each)`;
  });
  return named.length === 0 ? "" : ` Then ${listInWords(named)}.`;
}
