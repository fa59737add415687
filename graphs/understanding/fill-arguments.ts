import type { Tool } from "#tools/define-tool.ts";
import type { NumberMention } from "./numbers.ts";
import { readLiftedLimits } from "./lifted-limits.ts";
import { fillDataset, fillModels, fillSlot, fillSuite } from "./fill-names.ts";
import { fillGraph } from "./fill-graph.ts";
import { fillRuns } from "./fill-runs.ts";
import { fillSearch } from "./fill-search.ts";
import { numberCues, readNumberArgument } from "./number-arguments.ts";
import { readPrompt } from "./prompt-argument.ts";
import { datedRecords } from "./dated-records.ts";
import { placeOfCountedSpan, readPeriod } from "./period-argument.ts";
import { readConditions, type RecordCondition } from "./record-conditions.ts";
import { readGroupBy, readMeasures, readSortField } from "./record-groups.ts";
import type { Reading } from "./reading.ts";
import { readLimit, readLooseCount, readMinScore } from "./loose-numbers.ts";
import { readSql } from "./sql-argument.ts";
import type { KnownEntities } from "./understanding.ts";
import { fold } from "./tokens.ts";
import { readReplacedDataset, readUpload } from "./upload-argument.ts";
import { readChoice, readDate, readGivenName, readReason } from "./word-arguments.ts";
import { namesOfKind } from "./name-arguments.ts";

export type Place = { start: number };

/** What filling one step's arguments looks at. */
export type StepReading = {
  tool: Tool;
  reading: Reading;
  /** The step's own clauses alone: what is looked for is said there. */
  own: Reading;
  entities: KnownEntities;
  /** The step's own clauses; names and numbers there go first. */
  isOwn(place: Place): boolean;
  /** True when no other step could be meant: the whole text is this step's. */
  isAlone: boolean;
};

export type Filled = { args: Record<string, unknown> };

/** The arguments of one step that the text gives, each read by the name that all tools share for it. */
export function fillArguments(step: StepReading): Filled {
  const filled: Filled = { args: {} };
  const taken = new Set<NumberMention>();
  const has = (argument: string) => argument in step.tool.input.shape;
  fillNames(step, filled, has);
  fillGraph(step, filled);
  fillSearch(step, filled);
  fillRecords(step, filled, has, taken);
  if (step.tool.name === "write_profile")
    for (const limit of readLiftedLimits(step.reading.text)) filled.args[limit] = null;
  for (const argument of Object.keys(numberCues)) {
    if (!has(argument) || argument in filled.args) continue;
    // A cue such as "steps" says enough; a bare share or multiple must stand in the step's own words.
    const isSpecific =
      numberCues[argument]?.after !== undefined || numberCues[argument]?.before !== undefined;
    const value = readNumberArgument(
      argument,
      step.reading,
      isSpecific ? () => true : (place) => step.isOwn(place),
      taken,
    );
    if (value !== undefined) filled.args[argument] = value;
  }
  fillLooseNumbers(step, filled, has, taken);
  fillWords(step, filled, has);
  return dropInvalid(step.tool, filled);
}

/** Four and more hexadecimal digits, a letter and a figure among them, are the id of a job where a job is meant. */
const bareId = /(?<![\w@./-])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{4,12}(?![\w-])/iu;

/** "the running job" is known where only one runs. */
function onlyRunning(step: StepReading): string | undefined {
  const running = (step.entities["job"] ?? []).filter((job) => job.state === "running");
  const isMeant =
    step.tool.name === "cancel_job" &&
    /\b(?:running|current|the (?:job|training|run))\b|laufende|das training|en curso|el entrenamiento|正在|当前/u.test(
      fold(step.reading.text),
    );
  return isMeant && running.length === 1 ? running[0]?.id : undefined;
}

function fillNames(step: StepReading, filled: Filled, has: (argument: string) => boolean): void {
  if (has("upload")) fillUpload(step, filled);
  else if (has("dataset")) fillDataset(step, filled);
  if (has("model") || has("models")) fillModels(step, filled);
  if (has("suite")) fillSuite(step, filled);
  if (has("slot")) fillSlot(step, filled);
  if (step.tool.name.endsWith("_run") || step.tool.name.endsWith("_runs")) fillRuns(step, filled);
  for (const [argument, kind] of [
    ["report", "report"],
    ["job", "job"],
  ] as const) {
    const named = has(argument)
      ? namesOfKind(step.reading, argument === "job" ? [kind, "run"] : [kind], () => true)[0]
      : undefined;
    const bare =
      argument === "job" && has("job") && !named
        ? (bareId.exec(step.reading.text)?.[0] ?? onlyRunning(step))
        : undefined;
    if (named || bare !== undefined) filled.args[argument] = named?.id ?? bare;
  }
}

/** A file, and the name its dataset shall have or has. */
function fillUpload(step: StepReading, filled: Filled): void {
  const { text } = step.reading;
  set(filled, "upload", readUpload(text));
  set(filled, "dataset", readReplacedDataset(text) ?? readGivenName(text));
}

/** A time that is asked for, and the conditions of the dataset whose records have one. */
function fillPeriod(step: StepReading, filled: Filled, taken: Set<NumberMention>): RecordCondition[] {
  const { text, numbers } = step.own;
  const period = readPeriod(text);
  if (period === undefined) return [];
  const datasets = step.entities["dataset"] ?? [];
  const dated = datedRecords(text, filled.args["dataset"] as string | undefined, datasets);
  if (dated !== undefined) filled.args["dataset"] = dated.dataset.id;
  const asked = datasets.find((dataset) => dataset.id === filled.args["dataset"]);
  if (!asked?.fields?.some((field) => field.format !== undefined)) return [];
  filled.args["period"] = period;
  const place = placeOfCountedSpan(text);
  for (const number of numbers)
    if (place !== undefined && number.start >= place.start && number.end <= place.end) taken.add(number);
  return dated === undefined ? [] : [dated.condition];
}

function fillRecords(
  step: StepReading,
  filled: Filled,
  has: (argument: string) => boolean,
  taken: Set<NumberMention>,
): void {
  if (!has("filters")) return;
  const period = has("period") ? fillPeriod(step, filled, taken) : [];
  const fields =
    step.entities["dataset"]?.find((entity) => entity.id === filled.args["dataset"])?.fields ?? [];
  if (fields.length === 0) return;
  const read = readConditions(step.own, fields, taken);
  const conditions = [...period, ...read.filter((one) => !period.some(({ field }) => field === one.field))];
  const named = has("group_by") ? readGroupBy(step.own.text, fields) : undefined;
  // Within one series its families are what can be told apart.
  const isWithinSeries = named === "series" && conditions.some(({ field }) => field === "series");
  const groupBy =
    isWithinSeries && fields.some(({ name }) => name === "device_family") ? "device_family" : named;
  if (groupBy !== undefined) filled.args["group_by"] = groupBy;
  const filters = conditions.filter((condition) => condition.field !== groupBy);
  if (filters.length > 0) filled.args["filters"] = filters;
  const measures = has("measure") ? readMeasures(step.own.text, fields) : undefined;
  if (measures) filled.args["measure"] = measures;
  if (has("order_by")) {
    const sortField = readSortField(step.own.text, fields);
    if (sortField !== undefined) filled.args["order_by"] = sortField;
    const sorted = sortField === undefined ? readMeasures(step.own.text, fields)?.[0] : undefined;
    if (sorted?.field !== undefined)
      Object.assign(filled.args, { order_by: sorted.field, order: sorted.op === "min" ? "asc" : "desc" });
  }
}

function fillLooseNumbers(
  step: StepReading,
  filled: Filled,
  has: (argument: string) => boolean,
  taken: Set<NumberMention>,
): void {
  if (has("min_score")) set(filled, "min_score", readMinScore(step.reading, taken));
  if (has("limit")) set(filled, "limit", readLimit(step.reading, step.tool.name, taken));
  if (has("count") && !("scale" in filled.args)) set(filled, "count", readLooseCount(step.reading, taken));
}

function fillWords(step: StepReading, filled: Filled, has: (argument: string) => boolean): void {
  const { text } = step.reading;
  for (const argument of ["method", "state", "kind", "order"]) {
    if (has(argument) && !(argument in filled.args))
      set(filled, argument, readChoice(argument, step.tool.name, text));
  }
  if (has("order_by") && !("order_by" in filled.args)) delete filled.args["order"];
  if (has("adapter_name") && !("adapter_name" in filled.args))
    set(filled, "adapter_name", readGivenName(text) ?? roleOf(step, filled));
  if (has("time")) set(filled, "time", readDate(text));
  if (has("reason")) set(filled, "reason", readReason(text));
  if (has("sql")) set(filled, "sql", readSql(text));
  if (has("prompt")) set(filled, "prompt", readPrompt(step.reading));
  // Where passages are looked for a device is one machine, which the question itself names.
  if (has("device") && !has("query")) set(filled, "device", step.reading.series[0]?.series);
}

function set(filled: Filled, argument: string, value: unknown): void {
  if (value !== undefined) filled.args[argument] = value;
}

/** What the tool's own schema does not take is left out: a wrong guess must not turn into a failing call. */
function dropInvalid(tool: Tool, filled: Filled): Filled {
  const shape = tool.input.shape as Record<string, { safeParse(value: unknown): { success: boolean } }>;
  const args = Object.fromEntries(
    Object.entries(filled.args).filter(([name, value]) => shape[name]?.safeParse(value).success ?? false),
  );
  return { args };
}

/** A training for a role is named after it, unless the name was meant as its data. */
function roleOf(step: StepReading, filled: Filled): string | undefined {
  const meanings = step.reading.mentions.flatMap((mention) => mention.meanings);
  return meanings.find((meaning) => meaning.kind === "slot" && meaning.id !== filled.args["dataset"])?.id;
}
