import type { DeviceSeries } from "#data/devices/device.ts";

export const supportCategories = [
  "power",
  "display",
  "audio",
  "network",
  "storage",
  "performance",
  "thermal",
  "firmware",
  "input",
  "camera",
  "security",
  "ports",
] as const;
export type SupportCategory = (typeof supportCategories)[number];

export const urgencies = ["low", "normal", "high", "critical"] as const;
export type Urgency = (typeof urgencies)[number];

export const nextSteps = [
  "update the software",
  "reset the settings",
  "reseat the connection",
  "replace the part",
  "clean the device",
  "run diagnostics",
  "back up the data",
  "escalate to an engineer",
] as const;
export type NextStep = (typeof nextSteps)[number];

/** One kind of problem as facts: what customers say of it, what causes it, what helps. */
export type ProblemFamily = {
  /** Name within its category; `category/name` is unique. */
  name: string;
  series: readonly DeviceSeries[];
  /** The symptom in the words support uses; unique over all families. */
  symptom: string;
  /** Clauses a customer says, with `{d}` for the device; never with the name of the category. */
  says: readonly string[];
  /** Circumstances that may follow. */
  tails: readonly string[];
  causes: readonly string[];
  remedies: readonly string[];
  part: string;
  /** What to advise first, and what once the customer has done that. */
  first: NextStep;
  afterwards: NextStep;
};

export const phones: readonly DeviceSeries[] = ["Moto Edge"];
export const laptops: readonly DeviceSeries[] = ["ThinkPad"];
export const servers: readonly DeviceSeries[] = ["ThinkSystem"];
export const handhelds: readonly DeviceSeries[] = ["Moto Edge", "ThinkPad"];
export const computers: readonly DeviceSeries[] = ["ThinkPad", "ThinkSystem"];
export const everything: readonly DeviceSeries[] = ["Moto Edge", "ThinkPad", "ThinkSystem"];
