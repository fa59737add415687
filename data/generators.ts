import { Failure } from "#domain/failure.ts";
import { businessProcessFields } from "./business-processes/business-process-fields.ts";
import {
  defaultBusinessProcessCount,
  generateBusinessProcesses,
} from "./business-processes/generate-business-processes.ts";
import { customerJourneyFields } from "./customer-journeys/customer-journey-fields.ts";
import {
  defaultCustomerJourneyCount,
  generateCustomerJourneys,
} from "./customer-journeys/generate-customer-journeys.ts";
import { deviceFields } from "./devices/device-fields.ts";
import { defaultDeviceCount, generateDevices } from "./devices/generate-devices.ts";
import { enterpriseDocumentFields } from "./enterprise-documents/enterprise-document-fields.ts";
import {
  defaultEnterpriseDocumentCount,
  generateEnterpriseDocuments,
} from "./enterprise-documents/generate-enterprise-documents.ts";
import type { Generator } from "./generator.ts";
import {
  defaultSupportKnowledgeCount,
  generateSupportKnowledge,
} from "./support-knowledge/generate-support-knowledge.ts";
import { supportKnowledgeFields } from "./support-knowledge/support-knowledge-fields.ts";
import {
  defaultTechnicalDocumentCount,
  generateTechnicalDocumentation,
} from "./technical-documentation/generate-technical-documentation.ts";
import { technicalDocumentFields } from "./technical-documentation/technical-document-fields.ts";
import { defaultUserBehaviorCount, generateUserBehavior } from "./user-behavior/generate-user-behavior.ts";
import { userBehaviorFields } from "./user-behavior/user-behavior-fields.ts";

/** Every kind of enterprise data that can be made; a dataset stands after those it refers to. */
export const generators: readonly Generator[] = [
  {
    name: "devices",
    title: "Devices",
    noun: { one: "device", many: "devices" },
    description: "The device catalogue: Moto Edge phones, ThinkPad laptops and ThinkSystem servers.",
    fields: deviceFields,
    defaultCount: defaultDeviceCount,
    references: [],
    generate: generateDevices,
  },
  {
    name: "support-knowledge",
    title: "Support knowledge",
    noun: { one: "support case", many: "support cases" },
    description:
      "Support cases about devices: the ticket, its category and urgency, symptom, cause, remedy and next step.",
    fields: supportKnowledgeFields,
    defaultCount: defaultSupportKnowledgeCount,
    references: ["devices"],
    generate: generateSupportKnowledge,
  },
  {
    name: "user-behavior",
    title: "User behaviour",
    noun: { one: "event", many: "events", from: "kind" },
    description:
      "What the people of ten departments did in thirty days: sessions, searches, features used and tickets, with user, role, device, weekday and hour.",
    fields: userBehaviorFields,
    defaultCount: defaultUserBehaviorCount,
    references: ["devices", "support-knowledge"],
    generate: generateUserBehavior,
  },
  {
    name: "business-processes",
    title: "Business processes",
    noun: { one: "process", many: "processes" },
    description:
      "How fourteen departments work: steps, owners, systems and devices, with cycle time, cost, errors, automation and the bottleneck.",
    fields: businessProcessFields,
    defaultCount: defaultBusinessProcessCount,
    references: ["devices", "user-behavior"],
    generate: generateBusinessProcesses,
  },
  {
    name: "customer-journeys",
    title: "Customer journeys",
    noun: { one: "journey", many: "journeys" },
    description:
      "The ways of customers of five types: touchpoints with a device and its support cases, the stage reached, sentiment, outcome and the story.",
    fields: customerJourneyFields,
    defaultCount: defaultCustomerJourneyCount,
    references: ["devices", "support-knowledge"],
    generate: generateCustomerJourneys,
  },
  {
    name: "enterprise-documents",
    title: "Enterprise documents",
    noun: { one: "document", many: "documents" },
    description:
      "Documents of fourteen departments in twelve types, from policies and contracts to incident and audit reports, about devices and their problems.",
    fields: enterpriseDocumentFields,
    defaultCount: defaultEnterpriseDocumentCount,
    references: ["devices"],
    generate: generateEnterpriseDocuments,
  },
  {
    name: "technical-documentation",
    title: "Technical documentation",
    noun: { one: "technical document", many: "technical documents" },
    description:
      "Manuals of devices in ten categories: installation, configuration, fault guides, maintenance, firmware notes, interfaces, security, performance, specifications, compatibility.",
    fields: technicalDocumentFields,
    defaultCount: defaultTechnicalDocumentCount,
    references: ["devices"],
    generate: generateTechnicalDocumentation,
  },
];

/** The generator of that dataset; throws `not-found` naming those that exist. */
export function generatorNamed(name: string): Generator {
  const generator = generators.find((one) => one.name === name);
  if (generator) return generator;
  throw new Failure("not-found", `No generator makes "${name}".`, {
    hint: `Generators exist for: ${generators.map((one) => one.name).join(", ")}.`,
  });
}
