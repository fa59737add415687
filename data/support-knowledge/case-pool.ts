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

export type CasePool = {
  /** Every case of the pool. */
  all: readonly SupportCase[];
  /** Cases about that very device. */
  ofDevice(deviceId: string): readonly SupportCase[];
  /** Cases about devices of its family. */
  ofFamily(device: Pick<Device, "series" | "family">): readonly SupportCase[];
  ofSeries(series: string): readonly SupportCase[];
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
  const byFamily = Map.groupBy(all, (one) => `${one.series}/${one.family}`);
  const bySeries = Map.groupBy(all, (one) => one.series as string);
  return {
    all,
    ofDevice: (deviceId) => byDevice.get(deviceId) ?? [],
    ofFamily: ({ series, family }) => byFamily.get(`${series}/${family}`) ?? [],
    ofSeries: (series) => bySeries.get(series) ?? [],
  };
}
