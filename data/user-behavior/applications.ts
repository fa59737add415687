/** The applications of the enterprise, with the features of each that people use. */
export const applications = {
  Mail: ["mail search", "shared calendar", "absence reply", "mail rules"],
  "Team Chat": ["video call", "screen sharing", "channel post", "file sharing"],
  "Service Desk": ["ticket form", "known-error lookup", "remote help", "ticket follow-up"],
  CRM: ["lead board", "quote builder", "account history", "call log"],
  ERP: ["order entry", "stock check", "invoice booking", "goods receipt"],
  "HR Portal": ["leave request", "payslip view", "time sheet", "training booking"],
  "Code Forge": ["code review", "build pipeline", "merge request", "issue board"],
  "Data Studio": ["query editor", "chart builder", "spreadsheet export", "notebook run"],
  "Device Console": ["firmware rollout", "asset inventory", "health check", "remote wipe"],
  "Document Hub": ["document upload", "draft compare", "approval round", "policy lookup"],
} as const;
export type Application = keyof typeof applications;

export const applicationNames = Object.keys(applications) as Application[];
export const features: readonly string[] = Object.values(applications).flat();
