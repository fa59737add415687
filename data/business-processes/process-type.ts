import type { Department } from "#data/departments.ts";
import type { DeviceSeries } from "#data/devices/device.ts";
import type { UserDepartment } from "#data/user-behavior/user-departments.ts";

export const processKinds = [
  "approval",
  "request",
  "review",
  "onboarding",
  "planning",
  "reporting",
  "fulfilment",
  "incident",
] as const;
export type ProcessKind = (typeof processKinds)[number];

/** One kind of process as facts. */
export type ProcessType = {
  name: string;
  kind: ProcessKind;
  /** What passes through it, without an article: "expense report". */
  object: string;
  /** What sets it off, as a clause: "an employee comes back from a trip". */
  trigger: string;
  /** What it is for, as a clause: "people get their money back within a week". */
  aim: string;
  /** What is done, in order, each as an imperative. */
  tasks: readonly string[];
};

/** The processes of one department, and what they work with. */
export type DepartmentProcesses = {
  department: Department;
  /** Whose people own and carry them out. */
  people: UserDepartment;
  /** Share of steps that run by themselves, on average. */
  automation: number;
  systems: readonly string[];
  /** Series of devices in use, the usual one first. */
  series: readonly DeviceSeries[];
  types: readonly ProcessType[];
};

/** A process type in one line or a few. */
export function processType(
  name: string,
  kind: ProcessKind,
  object: string,
  trigger: string,
  aim: string,
  tasks: readonly string[],
): ProcessType {
  return { name, kind, object, trigger, aim, tasks };
}
