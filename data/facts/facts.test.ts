import { expect, test } from "vitest";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { diagnosticCode } from "./diagnostic-code.ts";
import { isMendedBySoftware, releaseFixing, releasesOf } from "./firmware-release.ts";
import { clauseOf, problems, problemsOf } from "./problem.ts";
import { sparePartsOf } from "./spare-part.ts";

const devices = [...generateDevices({ seed: 7 })];

test("each problem that software mends is fixed by one release of a device, no other problem by any", () => {
  for (const device of devices) {
    const fixed = releasesOf(device).flatMap((release) => release.fixes.map((problem) => problem.key));
    expect(new Set(fixed).size).toBe(fixed.length);
    for (const problem of problemsOf(device.series))
      expect(releaseFixing(device, problem.key) !== undefined).toBe(isMendedBySoftware(problem));
  }
});

test("releases follow the version delivered, each later than the one before and with a version of its own", () => {
  for (const device of devices) {
    const releases = releasesOf(device);
    const dates = releases.map((release) => release.released_on);
    expect(dates).toEqual(dates.toSorted());
    const versions = [device.firmware_version, ...releases.map((release) => release.version)];
    expect(new Set(versions).size).toBe(5);
    expect(versions.every((version) => version.slice(0, 3) === versions[0]?.slice(0, 3))).toBe(true);
  }
});

test("every problem has a test code of its own, and every part of a device an order number of its own", () => {
  expect(new Set(problems.map(diagnosticCode)).size).toBe(problems.length);
  for (const device of devices) {
    const numbers = sparePartsOf(device).map((part) => part.number);
    expect(numbers.length).toBeGreaterThan(5);
    expect(new Set(numbers).size).toBe(numbers.length);
  }
});

test("a sentence becomes a clause without its full stop, and keeps what is written large", () => {
  expect(clauseOf("Replace the fan.")).toBe("replace the fan");
  expect(clauseOf("USB is dead.")).toBe("USB is dead");
});
