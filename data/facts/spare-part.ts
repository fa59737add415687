import type { Device, DeviceSeries } from "#data/devices/device.ts";
import { seededRandom } from "#data/seeded-random.ts";
import { problemsOf } from "./problem.ts";

export type SparePart = { name: string; number: string; minutes: number; price_usd: number };

const prefix: Record<DeviceSeries, string> = { "Moto Edge": "SP8C", ThinkPad: "5B1K", ThinkSystem: "03KL" };

/** Names of the parts that problems of a series concern. */
export function partNamesOf(series: DeviceSeries): readonly string[] {
  const names = problemsOf(series).map((problem) => problem.part);
  return [...new Set(names)].filter((name) => name !== "none");
}

/** The part for one device: its order number, the minutes its exchange takes, its price. A pure function of the two. */
export function sparePart(device: Device, name: string): SparePart {
  const random = seededRandom(`spare-part:${device.id}:${name}`);
  const number = `${prefix[device.series]}${random.integer(100000, 999999)}`;
  const minutes = 5 * random.integer(2, device.series === "ThinkSystem" ? 9 : 14);
  return {
    name,
    number,
    minutes,
    price_usd: random.integer(4, device.series === "Moto Edge" ? 30 : 70) * 5 + 4,
  };
}

export function sparePartsOf(device: Device): readonly SparePart[] {
  return partNamesOf(device.series).map((name) => sparePart(device, name));
}
