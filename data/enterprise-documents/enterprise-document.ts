import type { Department } from "#data/departments.ts";
import type { Audience } from "#data/documents/document-template.ts";

export const enterpriseDocumentTypes = [
  "policy",
  "procedure",
  "meeting-minutes",
  "project-plan",
  "quarterly-report",
  "incident-report",
  "contract-summary",
  "training-material",
  "announcement",
  "audit-report",
  "product-brief",
  "faq",
] as const;
export type EnterpriseDocumentType = (typeof enterpriseDocumentTypes)[number];

/** A document of a department, its text in Markdown; it speaks of one device in particular. */
export type EnterpriseDocument = {
  id: string;
  title: string;
  type: EnterpriseDocumentType;
  department: Department;
  period: string;
  series: string;
  device_id: string;
  device_name: string;
  problem_family: string;
  firmware_version: string;
  audience: Audience;
  language: "en";
  updated_at: string;
  text: string;
};
