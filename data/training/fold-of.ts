import { unitHash } from "#data/unit-hash.ts";

export type Fold = "train" | "validation" | "test";

/** Share of (device, problem family) pairs that belong to evaluation suites alone. */
export const testShare = 0.21;

/**
 * The fold of everything known about one device's problem of one family: a pure function of the two names, so no rebuild,
 * seed or scale ever moves a test item into training. `validationShare` divides only what is not test.
 */
export function foldOf(deviceId: string, problemFamily: string, validationShare = 0.1): Fold {
  const place = unitHash(`fold:${deviceId}:${problemFamily}`);
  if (place < testShare) return "test";
  return place < testShare + (1 - testShare) * validationShare ? "validation" : "train";
}
