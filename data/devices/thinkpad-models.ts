import type { DeviceModel } from "./device.ts";

const families = [
  ["X1 Carbon", "ultrabook", "top", 10],
  ["X1 Yoga", "convertible", "top", 7],
  ["X1 Nano", "ultrabook", "top", 2],
  ["X13", "ultrabook", "middle", 3],
  ["T14", "laptop", "middle", 3],
  ["T14s", "ultrabook", "middle", 3],
  ["T16", "laptop", "middle", 1],
  ["P1", "mobile workstation", "top", 5],
  ["P14s", "mobile workstation", "top", 3],
  ["P16", "mobile workstation", "top", 1],
  ["L13", "laptop", "entry", 3],
  ["L14", "laptop", "entry", 3],
  ["L15", "laptop", "entry", 3],
  ["E14", "laptop", "entry", 4],
  ["E16", "laptop", "entry", 1],
  ["Z13", "ultrabook", "top", 1],
  ["Z16", "laptop", "top", 1],
] as const;

/** Three generations of each family, the first of them in 2022. */
export const thinkPadModels: readonly DeviceModel[] = families.flatMap(
  ([family, formFactor, tier, firstGeneration]) =>
    [0, 1, 2].map((step) => {
      const model = `${family} Gen ${firstGeneration + step}`;
      return {
        series: "ThinkPad",
        family,
        model,
        name: `ThinkPad ${model}`,
        form_factor: formFactor,
        year: 2022 + step,
        tier,
      } as const;
    }),
);
