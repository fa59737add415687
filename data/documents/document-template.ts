import type { Department } from "#data/departments.ts";
import type { Device } from "#data/devices/device.ts";
import type { Problem } from "#data/facts/problem.ts";
import type { SeededRandom } from "#data/seeded-random.ts";
import type { Section } from "./markdown.ts";

export const audiences = [
  "administrators",
  "developers",
  "employees",
  "end users",
  "executives",
  "managers",
  "sales staff",
  "support agents",
  "technicians",
] as const;
export type Audience = (typeof audiences)[number];

/** What a document is about. The texts draw from `random` alone. */
export type Subject = {
  /** The document's own number, such as ED-0012. */
  number: string;
  device: Device;
  /** A problem its device can have. */
  problem: Problem;
  department: Department;
  /** The day it was last changed, and the quarter of that day, as 2025-Q3. */
  updated_at: string;
  period: string;
  /** How many documents of its kind came before it. */
  turn: number;
  random: SeededRandom;
};

/** Something that can be asked about a document, with an answer that stands in it word for word, but for a capital letter. */
export type DocumentFact = {
  kind: "fact" | "number" | "procedure";
  answer: string;
  asks: readonly string[];
  /** Set where it is true of the device whoever writes it: records about the device that hold the answer and these words state it too. */
  sharedWith?: readonly string[];
};

export type WrittenDocument = {
  title: string;
  sections: readonly Section[];
  facts: readonly DocumentFact[];
  /** The problem it deals with, where it deals with one. */
  problem?: Problem;
  /** What tells it from other documents of its kind, by role: the site of an incident, the name of a project. */
  names?: Readonly<Record<string, string>>;
  /** The firmware version it speaks of; the one delivered where it speaks of none. */
  firmware_version?: string;
};

/** One kind of document: pure, given its subject. */
export type DocumentTemplate<Kind extends string = string> = {
  kind: Kind;
  audience: Audience;
  /** The department that answers for it; the subject's where it may be any. */
  department?: Department;
  /** Set where it speaks of firmware releases: it is then younger than all of them. */
  isCurrent?: boolean;
  write(subject: Subject): WrittenDocument;
};
