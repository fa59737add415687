import type { Department } from "#data/departments.ts";
import type { ProcessKind } from "./process-type.ts";

/** A process of the enterprise: who does what with which systems and devices, and how well it goes. */
export type BusinessProcess = {
  id: string;
  name: string;
  department: Department;
  kind: ProcessKind;
  owner_name: string;
  cycle_time_days: number;
  step_count: number;
  automation_percent: number;
  error_rate_percent: number;
  cost_usd: number;
  owner_id: string;
  owner_department: string;
  owner_role: string;
  automated: boolean;
  manual_steps: number;
  handoffs: number;
  runs_per_month: number;
  on_time_percent: number;
  satisfaction: number;
  steps: string[];
  step_owner_ids: string[];
  systems: string[];
  device_ids: string[];
  device_names: string[];
  bottleneck_step: string;
  bottleneck_owner_id: string;
  bottleneck_days: number;
  bottleneck_summary: string;
  description: string;
};
