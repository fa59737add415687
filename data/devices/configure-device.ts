import type { SeededRandom } from "#data/seeded-random.ts";
import type { Device, DeviceModel, DeviceSeries } from "./device.ts";

export type DeviceConfiguration = Omit<Device, "id" | "name" | keyof DeviceModel>;

const tierIndex = { entry: 0, middle: 1, top: 2 } as const;

/** Prices end as prices do. */
const roundPrice = (price: number) => Math.round(price / 50) * 50 - 1;

function configurePhone(model: DeviceModel, random: SeededRandom): DeviceConfiguration {
  const tier = tierIndex[model.tier];
  const ram = random.pick(
    [
      [6, 8],
      [8, 12],
      [12, 16],
    ][tier] ?? [8],
  );
  const storage = random.pick([[128, 256], [256], [256, 512, 1024]][tier] ?? [256]);
  const processors = [
    ["MediaTek Dimensity 7030", "Snapdragon 695", "Snapdragon 7s Gen 2"],
    ["Snapdragon 778G", "Dimensity 8020", "Snapdragon 7 Gen 3"],
    ["Snapdragon 8 Gen 1", "Snapdragon 8 Gen 2", "Snapdragon 8s Gen 3"],
  ][tier] ?? ["Snapdragon 695"];
  const android = model.year - 2010;
  return {
    price_usd: roundPrice([320, 520, 850][tier]! + ram * 12 + storage / 4 + random.integer(0, 4) * 25),
    ram_gb: ram,
    storage_gb: storage,
    processor: random.pick(processors),
    cores: 8,
    os: `Android ${android}`,
    firmware_version: `U${android}.${random.integer(10, 48)}-${random.integer(10, 99)}`,
    weight_g: random.integer(158, 206),
    display_inches: random.pick([6.4, 6.5, 6.55, 6.67, 6.7]),
    refresh_hz: random.pick(
      [
        [90, 120],
        [120, 144],
        [144, 165],
      ][tier] ?? [120],
    ),
    battery_mah: random.pick([4000, 4400, 4500, 4800, 5000, 5200]),
    battery_wh: 0,
    camera_mp: random.pick([50, 64, 108, 200].slice(0, 2 + tier)),
    drive_bays: 0,
    redundant_power: false,
    warranty_months: random.pick([12, 24]),
  };
}

function configureLaptop(model: DeviceModel, random: SeededRandom): DeviceConfiguration {
  const tier = tierIndex[model.tier];
  const ram = random.pick(
    [
      [8, 16],
      [16, 32],
      [16, 32, 64],
    ][tier] ?? [16],
  );
  const storage = random.pick(
    [
      [256, 512],
      [512, 1024],
      [512, 1024, 2048],
    ][tier] ?? [512],
  );
  const inches = /^(T16|P16|E16|Z16|P1)$/.test(model.family)
    ? 16
    : /13|Nano/.test(model.family)
      ? 13.3
      : model.family === "L15"
        ? 15.6
        : 14;
  const intel = ["Core i5-1235U", "Core i5-1345U", "Core Ultra 5 125U"];
  const fast = ["Core i7-1260P", "Core i7-1370P", "Core Ultra 7 155H"];
  const ryzen = ["Ryzen 5 PRO 6650U", "Ryzen 7 PRO 7840U", "Ryzen 7 PRO 8840U"];
  const generation = Math.min(2, Math.max(0, model.year - 2022));
  return {
    price_usd: roundPrice([780, 1250, 1850][tier]! + ram * 9 + storage / 5 + random.integer(0, 5) * 50),
    ram_gb: ram,
    storage_gb: storage,
    processor: random.pick(tier === 0 ? [intel, ryzen] : [fast, ryzen, intel])[generation] ?? "Core i5-1345U",
    cores: random.pick(
      [
        [6, 8],
        [8, 10, 12],
        [12, 14, 16],
      ][tier] ?? [8],
    ),
    os: random.pick(["Windows 11 Pro", "Windows 11 Pro", "Windows 11 Home", "Ubuntu 24.04"]),
    firmware_version: `N${random.integer(30, 49)}ET${random.integer(20, 89)}W (1.${random.integer(2, 38)})`,
    weight_g: Math.round((inches === 16 ? 1850 : inches === 13.3 ? 1080 : 1380) + random.integer(-80, 160)),
    display_inches: inches,
    refresh_hz: random.pick([60, 60, 60, 120]),
    battery_mah: 0,
    battery_wh: random.pick(inches === 16 ? [75, 86, 90] : [47, 52.5, 57]),
    camera_mp: random.pick([2, 2, 5]),
    drive_bays: 0,
    redundant_power: false,
    warranty_months: random.pick([12, 36, 36]),
  };
}

function configureServer(model: DeviceModel, random: SeededRandom): DeviceConfiguration {
  const tier = tierIndex[model.tier];
  const ram = random.pick(
    [
      [16, 32, 64],
      [64, 128, 256],
      [256, 512, 1024],
    ][tier] ?? [64],
  );
  const storage = random.pick(
    [
      [960, 1920, 2000],
      [3840, 7680, 8000],
      [15360, 30720],
    ][tier] ?? [3840],
  );
  const xeon = [
    ["Xeon E-2388G", "Xeon E-2488"],
    ["Xeon Silver 4314", "Xeon Gold 6430"],
    ["Xeon Platinum 8380", "Xeon Platinum 8480+"],
  ];
  const epyc = [
    ["EPYC 3251", "EPYC 8024P"],
    ["EPYC 7313", "EPYC 9354"],
    ["EPYC 7763", "EPYC 9654"],
  ];
  return {
    price_usd: roundPrice([1400, 5200, 16500][tier]! + ram * 14 + storage / 6 + random.integer(0, 9) * 100),
    ram_gb: ram,
    storage_gb: storage,
    processor: random.pick((model.family.endsWith("5") ? epyc : xeon)[tier] ?? ["Xeon Silver 4314"]),
    cores: random.pick(
      [
        [4, 8],
        [16, 24, 32],
        [48, 64, 96],
      ][tier] ?? [16],
    ),
    os: random.pick(["Windows Server 2022", "RHEL 9", "SLES 15", "Ubuntu Server 24.04", "VMware ESXi 8"]),
    firmware_version: `${random.pick(["AFE", "USE", "KAE", "IVE"])}${random.integer(110, 148)}${random.pick(["A", "B", "C", "E", "G"])}-${random.integer(1, 5)}.${random.integer(10, 60)}`,
    weight_g: model.form_factor === "edge server" ? random.integer(3500, 8200) : random.integer(13500, 38000),
    display_inches: 0,
    refresh_hz: 0,
    battery_mah: 0,
    battery_wh: 0,
    camera_mp: 0,
    drive_bays: random.pick(
      [
        [2, 4],
        [8, 10, 12],
        [16, 24],
      ][tier] ?? [8],
    ),
    redundant_power: tier === 0 ? random.chance(0.25) : random.chance(0.9),
    warranty_months: random.pick([12, 36, 60]),
  };
}

const configurations: Record<
  DeviceSeries,
  (model: DeviceModel, random: SeededRandom) => DeviceConfiguration
> = {
  "Moto Edge": configurePhone,
  ThinkPad: configureLaptop,
  ThinkSystem: configureServer,
};

/** The part of a device that its model does not fix, plausible for its tier and year. */
export function configureDevice(model: DeviceModel, random: SeededRandom): DeviceConfiguration {
  return configurations[model.series](model, random);
}
