import type { Weekday } from "#data/calendar-day.ts";
import type { DeviceSeries } from "#data/devices/device.ts";
import type { Application } from "./applications.ts";
import type { UserDepartment } from "./user-departments.ts";
import type { UserRole } from "./user-roles.ts";

export const behaviorKinds = ["session", "search", "feature", "ticket"] as const;
export type BehaviorKind = (typeof behaviorKinds)[number];

/** One thing that one user did: a session, or a search, a feature used or a ticket within one. */
export type UserBehaviorRecord = {
  id: string;
  kind: BehaviorKind;
  at: string;
  user_name: string;
  department: UserDepartment;
  role: UserRole;
  app: Application;
  device_name: string;
  duration_minutes: number;
  weekday: Weekday;
  hour: number;
  weekend: boolean;
  user_id: string;
  session_id: string;
  device_id: string;
  series: DeviceSeries;
  device_family: string;
  feature: string;
  query: string;
  results: number;
  category: string;
  symptom: string;
  urgency: string;
  part: string;
  case_id: string;
};
