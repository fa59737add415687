import { countOf, type GenerateOptions } from "#data/generator.ts";
import { openDeviceCatalogue, type DeviceCatalogue } from "./device-catalogue.ts";

export const defaultDeviceCount = 130;

/** Devices in three series. The nth device of a seed is the same at any count, so references to it survive growth. */
export function generateDevices(options: GenerateOptions): DeviceCatalogue {
  return openDeviceCatalogue({ seed: options.seed, count: countOf(options, defaultDeviceCount) });
}
