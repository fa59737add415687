import type { DocumentTemplate } from "#data/documents/document-template.ts";
import type { LibraryPlan } from "#data/documents/open-library.ts";
import { enterpriseDocumentTypes, type EnterpriseDocumentType } from "./enterprise-document.ts";
import { announcement } from "./types/announcement.ts";
import { auditReport } from "./types/audit-report.ts";
import { contractSummary } from "./types/contract-summary.ts";
import { faq } from "./types/faq.ts";
import { incidentReport } from "./types/incident-report.ts";
import { meetingMinutes } from "./types/meeting-minutes.ts";
import { policy } from "./types/policy.ts";
import { procedure } from "./types/procedure.ts";
import { productBrief } from "./types/product-brief.ts";
import { projectPlan } from "./types/project-plan.ts";
import { quarterlyReport } from "./types/quarterly-report.ts";
import { trainingMaterial } from "./types/training-material.ts";

const templates: { [Kind in EnterpriseDocumentType]: DocumentTemplate<Kind> } = {
  policy,
  procedure,
  "meeting-minutes": meetingMinutes,
  "project-plan": projectPlan,
  "quarterly-report": quarterlyReport,
  "incident-report": incidentReport,
  "contract-summary": contractSummary,
  "training-material": trainingMaterial,
  announcement,
  "audit-report": auditReport,
  "product-brief": productBrief,
  faq,
};

export const enterpriseLibrary: LibraryPlan<EnterpriseDocumentType> = {
  name: "enterprise-documents",
  idPrefix: "ed",
  defaultCount: 200,
  templates: enterpriseDocumentTypes.map((type) => templates[type]),
  companions: ["incident-report", "project-plan", "product-brief", "faq"],
};
