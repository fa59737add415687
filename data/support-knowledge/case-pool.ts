import type { Device, DeviceSeries } from "#data/devices/device.ts";
import { openDeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { findDevice } from "#data/devices/find-device.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { sourceOf, type Generation } from "#data/generator.ts";
import { generateSupportKnowledge } from "./generate-support-knowledge.ts";
import type { SupportKnowledgeEntry } from "./support-knowledge-entry.ts";

/** What others tell of a support case, and the family of its device. */
export type SupportCase = Pick<
  SupportKnowledgeEntry,
  "id" | "device_id" | "category" | "symptom" | "urgency" | "cause" | "remedy" | "next_step" | "part"
> & { series: DeviceSeries; family: string };

/** Cases that are looked up again and again by what they are about: each look-up costs the same however many there are. */
export type CaseGroup = {
  all: readonly SupportCase[];
  ofCategory(category: string): readonly SupportCase[];
  ofPart(part: string): readonly SupportCase[];
  /** The categories there are cases of, in order. */
  categories: readonly string[];
};

export type CasePool = {
  /** Every case of the pool. */
  all: readonly SupportCase[];
  /** Cases about that very device. */
  ofDevice(deviceId: string): readonly SupportCase[];
  /** Cases about devices of its family. */
  ofFamily(device: Pick<Device, "series" | "family">): CaseGroup;
  ofSeries(series: string): CaseGroup;
};

/** At most so many cases are held, the first ones, so that memory does not grow with the data. */
export const largestCasePool = 5000;

/** Cases of a generation of support knowledge, by what they are about. */
export function openCasePool(generation: Generation): CasePool {
  const devices = openDeviceCatalogue(sourceOf(generation, "devices", defaultDeviceCount));
  const count = Math.min(generation.count, largestCasePool);
  const all: SupportCase[] = [];
  // A generator makes one record at least.
  const entries = count === 0 ? [] : generateSupportKnowledge({ ...generation, count });
  for (const entry of entries) {
    const device = findDevice(devices, entry.device_id);
    if (!device) continue;
    const { series, family } = device;
    const { id, device_id, category, symptom, urgency, cause, remedy, next_step, part } = entry;
    all.push({ id, device_id, series, family, category, symptom, urgency, cause, remedy, next_step, part });
  }
  const byDevice = Map.groupBy(all, (one) => one.device_id);
  const byFamily = groupsBy(all, (one) => `${one.series}/${one.family}`);
  const bySeries = groupsBy(all, (one) => one.series);
  return {
    all,
    ofDevice: (deviceId) => byDevice.get(deviceId) ?? [],
    ofFamily: ({ series, family }) => byFamily.get(`${series}/${family}`) ?? emptyGroup,
    ofSeries: (series) => bySeries.get(series) ?? emptyGroup,
  };
}

function groupsBy(
  cases: readonly SupportCase[],
  keyOf: (one: SupportCase) => string,
): ReadonlyMap<string, CaseGroup> {
  return new Map([...Map.groupBy(cases, keyOf)].map(([key, some]) => [key, caseGroup(some)]));
}

function caseGroup(all: readonly SupportCase[]): CaseGroup {
  const byCategory = Map.groupBy(all, (one) => one.category as string);
  const byPart = Map.groupBy(all, (one) => one.part);
  return {
    all,
    ofCategory: (category) => byCategory.get(category) ?? [],
    ofPart: (part) => byPart.get(part) ?? [],
    categories: [...byCategory.keys()].toSorted(),
  };
}

const emptyGroup = caseGroup([]);
