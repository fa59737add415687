import type { Device, DeviceSeries } from "./device.ts";
import type { DeviceCatalogue } from "./device-catalogue.ts";

const seriesOf: Readonly<Record<string, DeviceSeries>> = {
  me: "Moto Edge",
  tp: "ThinkPad",
  ts: "ThinkSystem",
};

/** The device with that id, found by the place that its id says; undefined where the catalogue has none. */
export function findDevice(catalogue: DeviceCatalogue, id: string): Device | undefined {
  const [, prefix = "", number = ""] = id.split("-");
  const series = seriesOf[prefix];
  const place = Number(number) - 1;
  const devices = series && catalogue.ofSeries([series]);
  return devices && place >= 0 && place < devices.count ? devices.at(place) : undefined;
}
