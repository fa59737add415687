import type { DeviceModel } from "./device.ts";

const families = [
  ["SR250", "rack server", "entry"],
  ["SR630", "rack server", "middle"],
  ["SR635", "rack server", "middle"],
  ["SR645", "rack server", "middle"],
  ["SR650", "rack server", "middle"],
  ["SR655", "rack server", "middle"],
  ["SR665", "rack server", "top"],
  ["SR675", "rack server", "top"],
  ["SR850", "rack server", "top"],
  ["SR860", "rack server", "top"],
  ["ST50", "tower server", "entry"],
  ["ST250", "tower server", "entry"],
  ["ST650", "tower server", "middle"],
  ["SD530", "dense server", "middle"],
  ["SE350", "edge server", "entry"],
  ["SE360", "edge server", "entry"],
  ["SE455", "edge server", "middle"],
] as const;

const versions = [
  ["V2", 2021],
  ["V3", 2023],
  ["V4", 2025],
] as const;

export const thinkSystemModels: readonly DeviceModel[] = families.flatMap(([family, formFactor, tier]) =>
  versions.map(([version, year]) => {
    const model = `${family} ${version}`;
    return {
      series: "ThinkSystem",
      family,
      model,
      name: `ThinkSystem ${model}`,
      form_factor: formFactor,
      year,
      tier,
    } as const;
  }),
);
