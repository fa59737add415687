import { problems } from "#data/facts/problem.ts";
import type { RecordReader } from "./record-reader.ts";
import type { StatementList } from "./statement-list.ts";

const symptoms = new Map(problems.map((problem) => [problem.key, problem.symptom]));

/** The device of `device_id` and `device_name`. */
export function mentionDevice(record: RecordReader, list: StatementList): string {
  return record.text("device_id") === ""
    ? ""
    : list.mention("device", record.text("device_name"), record.text("device_id"));
}

/** The problem of `problem_family`, called by its symptom. */
export function mentionProblem(record: RecordReader, list: StatementList): string {
  return problemNamed(record.text("problem_family"), record.text("symptom"), list);
}

/** A problem by its key, `category/name`, under one name wherever it is mentioned. */
export function problemNamed(key: string, symptom: string, list: StatementList): string {
  if (key === "") return "";
  return list.mention("problem", symptoms.get(key) ?? (symptom || key), key.replaceAll("/", "-"));
}

/** The part of `part`; "" where there is none. */
export function mentionPart(record: RecordReader, list: StatementList): string {
  const part = record.text("part");
  return part === "none" ? "" : list.mention("component", part);
}

export function mentionDepartment(record: RecordReader, list: StatementList, field = "department"): string {
  return list.mention("department", record.text(field));
}
