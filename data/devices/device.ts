export const deviceSeries = ["Moto Edge", "ThinkPad", "ThinkSystem"] as const;
export type DeviceSeries = (typeof deviceSeries)[number];

/** A device as the catalogue holds it: flat; what does not apply is 0, "" or false, as its field says. */
export type Device = {
  id: string;
  name: string;
  series: DeviceSeries;
  family: string;
  model: string;
  form_factor: string;
  year: number;
  price_usd: number;
  ram_gb: number;
  storage_gb: number;
  processor: string;
  cores: number;
  os: string;
  firmware_version: string;
  weight_g: number;
  display_inches: number;
  refresh_hz: number;
  battery_mah: number;
  battery_wh: number;
  camera_mp: number;
  drive_bays: number;
  redundant_power: boolean;
  warranty_months: number;
};

/** What a device model fixes; the rest is drawn for each device. */
export type DeviceModel = Pick<Device, "series" | "family" | "model" | "form_factor" | "year"> & {
  /** Known by this name when it has its base configuration. */
  name: string;
  tier: "entry" | "middle" | "top";
};
