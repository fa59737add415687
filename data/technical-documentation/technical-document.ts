import type { Department } from "#data/departments.ts";
import type { Audience } from "#data/documents/document-template.ts";

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
export type TechnicalDocument = {
  id: string;
  title: string;
  category: TechnicalCategory;
  series: string;
  device_id: string;
  device_name: string;
  department: Department;
  problem_family: string;
  firmware_version: string;
  audience: Audience;
  language: "en";
  updated_at: string;
  text: string;
};
