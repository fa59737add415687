import type { DeviceModel } from "./device.ts";

const generations = [
  ["20", 2021],
  ["30", 2022],
  ["40", 2023],
  ["50", 2024],
  ["60", 2025],
] as const;

const variants = [
  ["", "middle"],
  ["Neo", "entry"],
  ["Pro", "top"],
  ["Fusion", "entry"],
  ["Ultra", "top"],
  ["Lite", "entry"],
  ["Stylus", "middle"],
  ["Max", "top"],
] as const;

export const motoEdgeModels: readonly DeviceModel[] = generations.flatMap(([generation, year]) =>
  variants.map(([variant, tier]) => {
    const model = variant === "" ? `Edge ${generation}` : `Edge ${generation} ${variant}`;
    return {
      series: "Moto Edge",
      family: `Edge ${generation}`,
      model,
      name: `Moto ${model}`,
      form_factor: "phone",
      year,
      tier,
    } as const;
  }),
);
