import { countOf, type GenerateOptions } from "#data/generator.ts";
import { seededRandom } from "#data/seeded-random.ts";
import { configureDevice } from "./configure-device.ts";
import type { Device, DeviceModel, DeviceSeries } from "./device.ts";
import { motoEdgeModels } from "./moto-edge-models.ts";
import { thinkPadModels } from "./thinkpad-models.ts";
import { thinkSystemModels } from "./thinksystem-models.ts";

export const defaultDeviceCount = 130;

const models: Record<DeviceSeries, readonly DeviceModel[]> = {
  "Moto Edge": motoEdgeModels,
  ThinkPad: thinkPadModels,
  ThinkSystem: thinkSystemModels,
};
const idPrefix: Record<DeviceSeries, string> = { "Moto Edge": "me", ThinkPad: "tp", ThinkSystem: "ts" };

/** Of each thirteen devices four are phones, five laptops, four servers: 40, 50 and 40 of the default 130. */
const rotation: readonly DeviceSeries[] = [
  "ThinkPad",
  "Moto Edge",
  "ThinkSystem",
  "ThinkPad",
  "Moto Edge",
  "ThinkSystem",
  "ThinkPad",
  "Moto Edge",
  "ThinkSystem",
  "ThinkPad",
  "Moto Edge",
  "ThinkSystem",
  "ThinkPad",
];

/** Beyond the catalogue's models, further devices are the same models in later revisions. */
function deviceName(model: DeviceModel, round: number): string {
  return round === 0 ? model.name : `${model.name} Rev ${round + 1}`;
}

/** Devices in three series. The nth device of a seed is the same at any count, so references to it survive growth. */
export function generateDevices(options: GenerateOptions): Device[] {
  const made: Record<DeviceSeries, number> = { "Moto Edge": 0, ThinkPad: 0, ThinkSystem: 0 };
  const order = (series: DeviceSeries) =>
    seededRandom(`models:${options.seed}:${series}`).shuffle(models[series]);
  const ordered = {
    "Moto Edge": order("Moto Edge"),
    ThinkPad: order("ThinkPad"),
    ThinkSystem: order("ThinkSystem"),
  };
  return Array.from({ length: countOf(options, defaultDeviceCount) }, (_, index) => {
    const series = rotation[index % rotation.length] ?? "ThinkPad";
    const place = made[series]++;
    const { tier, name, ...fixed } = ordered[series][place % ordered[series].length] as DeviceModel;
    const model = { tier, name, ...fixed };
    const id = `dev-${idPrefix[series]}-${String(place + 1).padStart(3, "0")}`;
    const configuration = configureDevice(model, seededRandom(`device:${options.seed}:${id}`));
    return {
      id,
      name: deviceName(model, Math.floor(place / ordered[series].length)),
      ...fixed,
      ...configuration,
    };
  });
}
