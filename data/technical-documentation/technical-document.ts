import type { DeviceDocument } from "#data/documents/device-document.ts";

export const technicalCategories = [
  "installation",
  "configuration",
  "troubleshooting",
  "maintenance",
  "firmware-notes",
  "api",
  "security",
  "performance",
  "hardware-specification",
  "compatibility",
] as const;
export type TechnicalCategory = (typeof technicalCategories)[number];

/** A document about one device, its text in Markdown. */
export type TechnicalDocument = DeviceDocument & { category: TechnicalCategory };
