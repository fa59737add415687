import type { Device } from "#data/devices/device.ts";
import { unitHash } from "#data/unit-hash.ts";

const newestYear = 2025;

const ageOf = (device: Pick<Device, "year">) => Math.max(0, newestYear - device.year);

/** How much trouble a device makes, about 1: its family's share in it, and its age's. */
export function proneness(seed: number, device: Pick<Device, "series" | "family" | "year">): number {
  const ofFamily = 0.3 + 1.4 * unitHash(`proneness:${seed}:${device.series}:${device.family}`);
  return ofFamily * (0.7 + 0.2 * ageOf(device));
}

/** Share of a device's tickets that are about its battery, which wears with age; 0 where it has none. */
export function batteryShare(device: Pick<Device, "year" | "battery_mah" | "battery_wh">): number {
  return device.battery_mah + device.battery_wh > 0 ? 0.04 + 0.06 * ageOf(device) : 0;
}

/** The category in which a family has most of its trouble, of those that its cases know; undefined without any. */
export function weakCategory(
  seed: number,
  device: Pick<Device, "series" | "family">,
  categories: readonly string[],
): string | undefined {
  const draw = unitHash(`weakness:${seed}:${device.series}:${device.family}`);
  return categories[Math.floor(draw * categories.length)];
}
