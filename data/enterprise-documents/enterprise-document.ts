import type { DeviceDocument } from "#data/documents/device-document.ts";

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
export type EnterpriseDocument = DeviceDocument & {
  type: EnterpriseDocumentType;
  period: string;
};
