import { describe, expect, test } from "vitest";
import { deviceFields } from "./device-fields.ts";
import { generateDevices } from "./generate-devices.ts";

const devices = [...generateDevices({ seed: 7 })];

test("the default catalogue has 130 devices: 40 phones, 50 laptops, 40 servers", () => {
  const counts = Object.entries(Object.groupBy(devices, (device) => device.series)).map(([series, group]) => [
    series,
    group.length,
  ]);
  expect(Object.fromEntries(counts)).toEqual({ "Moto Edge": 40, ThinkPad: 50, ThinkSystem: 40 });
});

test("a seed gives the same devices again, and another seed others", () => {
  expect([...generateDevices({ seed: 7 })]).toEqual(devices);
  expect([...generateDevices({ seed: 8 })]).not.toEqual(devices);
});

test("more devices leave the first ones as they were, so references to them hold", () => {
  expect([...generateDevices({ seed: 7, count: 1000 })].slice(0, 130)).toEqual(devices);
});

test("a device is found by its place, in all or in some series, without those before it", () => {
  const catalogue = generateDevices({ seed: 7, count: 300 });
  const all = [...catalogue];
  expect(catalogue.at(299)).toEqual(all[299]);
  const handhelds = catalogue.ofSeries(["Moto Edge", "ThinkPad"]);
  expect([...handhelds]).toEqual([
    ...all.filter((device) => device.series === "Moto Edge"),
    ...all.filter((device) => device.series === "ThinkPad"),
  ]);
  expect(() => handhelds.at(handhelds.count)).toThrow(RangeError);
});

describe.each([1, 13, 130, 1300])("%i devices", (count) => {
  const made = [...generateDevices({ seed: 3, count })];

  test("have ids and names of their own", () => {
    expect(made).toHaveLength(count);
    expect(new Set(made.map((device) => device.id)).size).toBe(count);
    expect(new Set(made.map((device) => device.name)).size).toBe(count);
  });

  test("hold exactly the documented fields, in their types and values", () => {
    for (const device of made) {
      expect(Object.keys(device).toSorted()).toEqual(deviceFields.map((field) => field.name).toSorted());
      for (const field of deviceFields) {
        const value = device[field.name as keyof typeof device];
        expect(typeof value).toBe(field.type);
        if (field.values) expect(field.values).toContain(value);
      }
    }
  });
});

test("scale multiplies the count and a count wins over a scale", () => {
  expect([...generateDevices({ seed: 1, scale: 0.1 })]).toHaveLength(13);
  expect([...generateDevices({ seed: 1, scale: 3, count: 5 })]).toHaveLength(5);
});

test("what does not apply to a series is neutral, and what does apply is plausible", () => {
  for (const device of devices) {
    const isServer = device.series === "ThinkSystem";
    expect(device.display_inches === 0).toBe(isServer);
    expect(device.battery_mah > 0).toBe(device.series === "Moto Edge");
    expect(device.battery_wh > 0).toBe(device.series === "ThinkPad");
    expect(device.drive_bays > 0).toBe(isServer);
    if (!isServer) expect(device.redundant_power).toBe(false);
    expect(device.price_usd).toBeGreaterThan(200);
    expect(device.year).toBeGreaterThanOrEqual(2021);
    expect(device.year).toBeLessThanOrEqual(2025);
  }
  expect(devices.some((device) => device.redundant_power)).toBe(true);
});

test("servers whose family ends in 5 have AMD processors, the others Intel", () => {
  for (const device of devices.filter((one) => one.series === "ThinkSystem")) {
    expect(device.processor).toMatch(device.family.endsWith("5") ? /^EPYC/ : /^Xeon/);
  }
});
