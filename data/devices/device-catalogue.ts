import type { Generation } from "#data/generator.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import { seededRandom } from "#data/seeded-random.ts";
import { configureDevice } from "./configure-device.ts";
import { deviceSeries, type Device, type DeviceModel, type DeviceSeries } from "./device.ts";
import { motoEdgeModels } from "./moto-edge-models.ts";
import { thinkPadModels } from "./thinkpad-models.ts";
import { thinkSystemModels } from "./thinksystem-models.ts";

export type DeviceCatalogue = RecordSequence<Device> & {
  /** The devices of these series alone, one series after the other. */
  ofSeries(series: readonly DeviceSeries[]): RecordSequence<Device>;
};

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

/** How many of the first `count` devices are of the series. */
function countInSeries(series: DeviceSeries, count: number): number {
  const among = (slots: number) => rotation.slice(0, slots).filter((one) => one === series).length;
  return Math.floor(count / rotation.length) * among(rotation.length) + among(count % rotation.length);
}

/** Beyond the catalogue's models, further devices are the same models in later revisions. */
function deviceName(model: DeviceModel, round: number): string {
  return round === 0 ? model.name : `${model.name} Rev ${round + 1}`;
}

function makeDevice(seed: number, ordered: readonly DeviceModel[], place: number): Device {
  const model = ordered[place % ordered.length] as DeviceModel;
  const { tier: _, name: __, ...fixed } = model;
  const id = `dev-${idPrefix[model.series]}-${String(place + 1).padStart(3, "0")}`;
  return {
    id,
    name: deviceName(model, Math.floor(place / ordered.length)),
    ...fixed,
    ...configureDevice(model, seededRandom(`device:${seed}:${id}`)),
  };
}

/** The devices of a generation, each a pure function of the seed and its place. */
export function openDeviceCatalogue({ seed, count }: Generation): DeviceCatalogue {
  const order = (series: DeviceSeries) => seededRandom(`models:${seed}:${series}`).shuffle(models[series]);
  const sequences = Object.fromEntries(
    deviceSeries.map((series) => {
      const ordered = order(series);
      return [
        series,
        recordSequence(countInSeries(series, count), (place) => makeDevice(seed, ordered, place)),
      ];
    }),
  ) as Record<DeviceSeries, RecordSequence<Device>>;
  const all = recordSequence(count, (place) => {
    const series = rotation[place % rotation.length] as DeviceSeries;
    return sequences[series].at(countInSeries(series, place));
  });
  return { ...all, ofSeries: (series) => oneAfterAnother(series.map((one) => sequences[one])) };
}

function oneAfterAnother(parts: readonly RecordSequence<Device>[]): RecordSequence<Device> {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  return recordSequence(total, (place) => {
    let left = place;
    for (const part of parts) {
      if (left < part.count) return part.at(left);
      left -= part.count;
    }
    throw new RangeError(`there are ${total} devices, none at ${place}`);
  });
}
