import { expect, test } from "vitest";
import { findDevice } from "./find-device.ts";
import { generateDevices } from "./generate-devices.ts";

test("each device is found by its id, and what is none is not", () => {
  const catalogue = generateDevices({ seed: 7 });
  for (const device of catalogue) expect(findDevice(catalogue, device.id)).toEqual(device);
  for (const id of ["dev-tp-051", "dev-tp-000", "dev-zz-001", "sk-0001", ""])
    expect(findDevice(catalogue, id)).toBeUndefined();
});
