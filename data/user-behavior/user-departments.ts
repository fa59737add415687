import type { Department } from "#data/departments.ts";
import type { Application } from "./applications.ts";
import type { UserRole } from "./user-roles.ts";

/** The departments whose people use the platform; the others have their work done by these. */
export const userDepartments = [
  "Customer Support",
  "Sales",
  "Marketing",
  "Finance",
  "Human Resources",
  "Information Technology",
  "Research and Development",
  "Manufacturing",
  "Supply Chain",
  "Field Service",
] as const satisfies readonly Department[];
export type UserDepartment = (typeof userDepartments)[number];

/** How a department works: its people, its week, its applications and what it looks for. */
export type DepartmentHabit = {
  /** People among two hundred. */
  people: number;
  /** Roles of its people, one after the other. */
  roles: readonly UserRole[];
  /** How busy each day of the week is, Sunday first. */
  week: readonly number[];
  /** How busy the last three days of the month are against others. */
  monthEnd: number;
  /** Applications, the usual ones first. */
  applications: readonly Application[];
  topics: readonly string[];
};

const officeWeek = [0.02, 1.05, 1.15, 1.1, 1, 0.7, 0.03];

export const departmentHabits: Readonly<Record<UserDepartment, DepartmentHabit>> = {
  "Customer Support": {
    people: 34,
    roles: ["agent", "agent", "agent", "technician", "agent", "manager", "assistant"],
    week: [0.25, 1.5, 1.15, 1, 0.95, 0.9, 0.7],
    monthEnd: 1,
    applications: ["Service Desk", "CRM", "Team Chat", "Document Hub"],
    topics: [
      "goodwill credit",
      "loan unit",
      "return label",
      "spare part stock",
      "call script",
      "repair slot",
    ],
  },
  Sales: {
    people: 26,
    roles: ["manager", "agent", "agent", "analyst", "assistant"],
    week: [0.05, 0.9, 1.25, 1.3, 1.2, 0.7, 0.1],
    monthEnd: 1.5,
    applications: ["CRM", "Mail", "Team Chat", "Document Hub"],
    topics: [
      "volume discount",
      "tender checklist",
      "reference customer",
      "price list",
      "demo unit",
      "partner margin",
    ],
  },
  Marketing: {
    people: 14,
    roles: ["analyst", "assistant", "manager"],
    week: [0.04, 1, 1.1, 1.15, 1.1, 0.8, 0.05],
    monthEnd: 1,
    applications: ["Document Hub", "Data Studio", "Mail", "CRM"],
    topics: [
      "launch plan",
      "photo rights",
      "campaign budget",
      "trade fair stand",
      "brand font",
      "newsletter list",
    ],
  },
  Finance: {
    people: 16,
    roles: ["analyst", "assistant", "analyst", "manager"],
    week: officeWeek,
    monthEnd: 2.2,
    applications: ["ERP", "Data Studio", "Mail", "Document Hub"],
    topics: ["accrual rule", "cost centre", "travel expense", "tax code", "open items", "asset write-off"],
  },
  "Human Resources": {
    people: 10,
    roles: ["assistant", "manager", "analyst"],
    week: [0.01, 1.3, 1.1, 1, 1, 0.75, 0.01],
    monthEnd: 1.3,
    applications: ["HR Portal", "Mail", "Document Hub", "Team Chat"],
    topics: [
      "parental leave",
      "job grade",
      "interview guide",
      "relocation",
      "training budget",
      "badge photo",
    ],
  },
  "Information Technology": {
    people: 22,
    roles: ["technician", "engineer", "technician", "agent", "manager"],
    week: [0.3, 1.3, 1.1, 1, 1, 0.9, 0.35],
    monthEnd: 1,
    applications: ["Device Console", "Service Desk", "Team Chat", "Data Studio"],
    topics: [
      "patch window",
      "certificate renewal",
      "backup job",
      "badge reader",
      "guest wireless",
      "disk alert",
    ],
  },
  "Research and Development": {
    people: 36,
    roles: ["engineer", "engineer", "analyst", "engineer", "manager", "engineer", "technician", "assistant"],
    week: [0.08, 0.95, 1.15, 1.2, 1.1, 0.75, 0.08],
    monthEnd: 0.9,
    applications: ["Code Forge", "Team Chat", "Data Studio", "Document Hub"],
    topics: [
      "release branch",
      "driver signing",
      "thermal test",
      "board layout",
      "hinge fatigue",
      "patent draft",
    ],
  },
  Manufacturing: {
    people: 12,
    roles: ["technician", "engineer", "technician", "manager"],
    week: [0.1, 1.15, 1.1, 1.1, 1.1, 1.05, 0.3],
    monthEnd: 1.2,
    applications: ["ERP", "Device Console", "Document Hub", "Mail"],
    topics: [
      "line changeover",
      "scrap report",
      "torque setting",
      "shift handover",
      "burn-in rack",
      "jig drawing",
    ],
  },
  "Supply Chain": {
    people: 18,
    roles: ["analyst", "agent", "technician", "manager", "assistant"],
    week: [0.15, 1.2, 1.1, 1.05, 1.1, 1.2, 0.6],
    monthEnd: 1.1,
    applications: ["ERP", "Mail", "Document Hub", "CRM"],
    topics: [
      "customs form",
      "frame contract",
      "carrier rate",
      "battery shipping",
      "supplier audit",
      "lost parcel",
    ],
  },
  "Field Service": {
    people: 12,
    roles: ["technician", "technician", "agent", "technician", "manager"],
    week: [0.12, 1.2, 1.15, 1.1, 1.1, 1, 0.5],
    monthEnd: 1,
    applications: ["Service Desk", "Device Console", "Mail", "CRM"],
    topics: ["site access", "part return", "visit report", "travel zone", "tool calibration", "rack diagram"],
  },
};
