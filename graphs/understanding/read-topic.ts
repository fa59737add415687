import type { StepDraft } from "#domain/plan.ts";
import type { Reference } from "#domain/reference.ts";
import type { RecordCondition } from "./record-conditions.ts";

/** What a reading step is about, as words to look up: `said` in a sentence, `named` as a name of the knowledge graph. */
export type Topic = {
  said: string | Reference;
  named?: string | Reference;
  /** The device, family or series whose trouble `named` is. */
  device?: string | Reference;
};

/** What is wrong with something, most telling first. */
const troubles = ["part", "symptom", "category"];
const devices = ["device_family", "device_name", "device", "name"];

/** The topic of a step that other steps may point at with "it"; undefined for one that is about nothing in particular. */
export function readTopic(step: StepDraft): Topic | undefined {
  const { query } = step.args;
  if (query !== undefined) return { said: query as string | Reference, named: query as string | Reference };
  if (step.tool !== "aggregate_records" && step.tool !== "find_records") return undefined;
  const filters = (step.args["filters"] ?? []) as RecordCondition[];
  const valueOf = (field: string) => {
    const found = filters.find((one) => one.field === field && (one.op === "is" || one.op === "contains"));
    return typeof found?.value === "string" ? found.value : undefined;
  };
  const group = step.tool === "aggregate_records" ? step.args["group_by"] : undefined;
  const isTrouble = typeof group === "string" && troubles.includes(group);
  const isDevice = typeof group === "string" && devices.includes(group);
  const trouble = troubles.map(valueOf).find((value) => value !== undefined);
  const series = valueOf("series");
  const device = devices.map(valueOf).find((value) => value !== undefined);
  const place = isDevice
    ? `${group === "device_family" ? (series ?? "") : ""} {}`.trim()
    : (device ?? series);
  const what = isTrouble ? "{}" : trouble;
  const words = [
    what,
    what === undefined && place === undefined ? undefined : "problems",
    place === undefined ? undefined : `of the ${place}`,
  ].filter((word) => word !== undefined);
  const fallback = typeof group === "string" && words.length === 0 ? "{}" : words.join(" ");
  const named = trouble ?? (isTrouble || isDevice || words.length === 0 ? "{}" : place);
  const from = (text: string | undefined): string | Reference | undefined =>
    text?.includes("{}") === true && typeof group === "string"
      ? { $from: step.id, field: `rows.0.${group}`, within: text }
      : text;
  const said = from(fallback === "" ? undefined : fallback);
  const name =
    typeof group === "string" || named !== "{}"
      ? from(isDevice && named === "{}" ? place : named)
      : undefined;
  if (said === undefined) return undefined;
  const owner = what === undefined ? undefined : from(place);
  return {
    said,
    ...(name === undefined ? {} : { named: name }),
    ...(owner === undefined ? {} : { device: owner }),
  };
}
