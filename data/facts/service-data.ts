import type { Device } from "#data/devices/device.ts";
import { seededRandom } from "#data/seeded-random.ts";

/** What manuals state about a device beyond its catalogue entry; a pure function of its id. */
export type ServiceData = {
  /** Tightening torque of the cover's screws, in newton centimetres. */
  torque_ncm: number;
  screws: number;
  /** Highest room temperature it may run in, in degrees Celsius. */
  ambient_c: number;
  /** Rated power of its charger or of one supply unit, in watts. */
  supply_w: number;
  /** Noise at full load in decibels; phones have no fan and none. */
  noise_db: number;
  /** Minutes a full charge or a cold start takes. */
  ready_minutes: number;
  /** Days between two cleanings. */
  cleaning_days: number;
  /** TCP port of its management interface. */
  management_port: number;
  /** Management requests it takes in a minute. */
  requests_per_minute: number;
};

export function serviceData(device: Device): ServiceData {
  const random = seededRandom(`service-data:${device.id}`);
  const isServer = device.series === "ThinkSystem";
  const isPhone = device.series === "Moto Edge";
  return {
    torque_ncm: isServer ? random.integer(90, 180) : isPhone ? random.integer(8, 16) : random.integer(18, 34),
    screws: isPhone ? random.integer(6, 14) : random.integer(4, 11),
    ambient_c: isServer ? random.integer(30, 45) : random.integer(33, 42),
    supply_w: isServer
      ? random.pick([450, 550, 750, 1100, 1800])
      : isPhone
        ? random.pick([30, 33, 45, 68, 125])
        : random.pick([45, 65, 100, 135, 170]),
    noise_db: isPhone ? 0 : isServer ? random.integer(48, 68) : random.integer(31, 44),
    ready_minutes: isServer ? random.integer(4, 14) : random.integer(38, 116),
    cleaning_days: random.pick([30, 45, 60, 75, 90, 120, 150, 180]),
    management_port: random.integer(4100, 9800),
    requests_per_minute: random.integer(4, 60) * 5,
  };
}
