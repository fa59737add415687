import type { DocumentTemplate } from "#data/documents/document-template.ts";
import type { LibraryPlan } from "#data/documents/open-library.ts";
import { api } from "./categories/api.ts";
import { compatibility } from "./categories/compatibility.ts";
import { configuration } from "./categories/configuration.ts";
import { firmwareNotes } from "./categories/firmware-notes.ts";
import { hardwareSpecification } from "./categories/hardware-specification.ts";
import { installation } from "./categories/installation.ts";
import { maintenance } from "./categories/maintenance.ts";
import { performance } from "./categories/performance.ts";
import { security } from "./categories/security.ts";
import { troubleshooting } from "./categories/troubleshooting.ts";
import { technicalCategories, type TechnicalCategory } from "./technical-document.ts";

const templates: { [Kind in TechnicalCategory]: DocumentTemplate<Kind> } = {
  installation,
  configuration,
  troubleshooting,
  maintenance,
  "firmware-notes": firmwareNotes,
  api,
  security,
  performance,
  "hardware-specification": hardwareSpecification,
  compatibility,
};

export const technicalLibrary: LibraryPlan<TechnicalCategory> = {
  name: "technical-documentation",
  idPrefix: "td",
  defaultCount: 150,
  templates: technicalCategories.map((category) => templates[category]),
  companions: ["troubleshooting", "maintenance", "firmware-notes", "hardware-specification"],
};
