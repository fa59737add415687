import { weekdays } from "#data/calendar-day.ts";
import { deviceSeries } from "#data/devices/device.ts";
import { problemFamilies } from "#data/support-knowledge/problem-families.ts";
import { supportCategories, urgencies } from "#data/support-knowledge/problem-family.ts";
import type { Field } from "#domain/dataset.ts";
import { applicationNames, features } from "./applications.ts";
import { behaviorKinds } from "./user-behavior-record.ts";
import { userDepartments } from "./user-departments.ts";
import { userRoles } from "./user-roles.ts";

const text = (name: string, description: string, values?: readonly string[]): Field => ({
  name,
  type: "string",
  description,
  ...(values === undefined ? {} : { values: [...values] }),
});
const number = (name: string, description: string): Field => ({ name, type: "number", description });

const parts = [
  ...new Set(
    Object.values(problemFamilies)
      .flat()
      .map((family) => family.part),
  ),
].toSorted();

export const userBehaviorFields: readonly Field[] = [
  text("id", "Stable id of the event."),
  text(
    "kind",
    "What happened: a session, or in a session a search, a feature used or a ticket.",
    behaviorKinds,
  ),
  { name: "at", type: "string", description: "When it began, in UTC.", format: "date-time" },
  text("user_name", "Name of the user."),
  text("department", "Department of the user.", userDepartments),
  text("role", "Role of the user.", userRoles),
  text("app", "Application in use.", applicationNames),
  text("device_name", "Full name of the device used."),
  number("duration_minutes", "Length of a session in minutes; 0 for other kinds."),
  text("weekday", "Day of the week.", weekdays),
  number("hour", "Hour of the day, 0 to 23."),
  { name: "weekend", type: "boolean", description: "Whether it was a Saturday or a Sunday." },
  text("user_id", "Id of the user."),
  text("session_id", "Id of the session it belongs to; a session's own id."),
  text("device_id", "Id of the device in `devices`."),
  text("series", "Product series of the device.", deviceSeries),
  text("device_family", "Product family of the device, such as T14."),
  text("feature", "Feature used; empty for other kinds.", [...features]),
  text("query", "What was searched for; empty for other kinds."),
  number("results", "How many results a search had; 0 for other kinds."),
  text("category", "Problem category of a ticket; empty for other kinds.", supportCategories),
  text("symptom", "Symptom a ticket reports; empty for other kinds."),
  text("urgency", "Urgency of a ticket; empty for other kinds.", urgencies),
  text("part", "Spare part a ticket is about, such as battery; empty for other kinds.", parts),
  text("case_id", "Id of the case in `support-knowledge` that solves a ticket; empty for other kinds."),
];
