import { customerSupportProcesses } from "./departments/customer-support.ts";
import { fieldServiceProcesses } from "./departments/field-service.ts";
import { financeProcesses } from "./departments/finance.ts";
import { humanResourcesProcesses } from "./departments/human-resources.ts";
import { informationSecurityProcesses } from "./departments/information-security.ts";
import { informationTechnologyProcesses } from "./departments/information-technology.ts";
import { legalProcesses } from "./departments/legal.ts";
import { manufacturingProcesses } from "./departments/manufacturing.ts";
import { marketingProcesses } from "./departments/marketing.ts";
import { productManagementProcesses } from "./departments/product-management.ts";
import { qualityAssuranceProcesses } from "./departments/quality-assurance.ts";
import { researchAndDevelopmentProcesses } from "./departments/research-and-development.ts";
import { salesProcesses } from "./departments/sales.ts";
import { supplyChainProcesses } from "./departments/supply-chain.ts";
import type { DepartmentProcesses } from "./process-type.ts";

/** The processes of all departments, in the order in which departments are named. */
export const processTypes: readonly DepartmentProcesses[] = [
  customerSupportProcesses,
  salesProcesses,
  marketingProcesses,
  financeProcesses,
  humanResourcesProcesses,
  informationTechnologyProcesses,
  informationSecurityProcesses,
  productManagementProcesses,
  researchAndDevelopmentProcesses,
  manufacturingProcesses,
  qualityAssuranceProcesses,
  supplyChainProcesses,
  fieldServiceProcesses,
  legalProcesses,
];

/** Names of all systems that processes use. */
export const systemNames: readonly string[] = [
  ...new Set(processTypes.flatMap((one) => one.systems)),
].toSorted();
