import { dayAfter } from "#data/calendar-day.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { seededRandom } from "#data/seeded-random.ts";

const areas = [
  "access rights",
  "software licences",
  "spare part stock",
  "firmware currency",
  "backup and restore",
  "ticket quality",
  "device inventory",
  "disposal of drives",
  "supplier deliveries",
] as const;

const possibleFindings = [
  "entries without an owner",
  "records that two systems keep differently",
  "consent missing in writing",
  "steps done but not recorded",
  "deadlines passed without a reminder",
  "rights of people who have left",
  "devices that nobody could show",
  "tests that were never repeated",
  "one person doing both halves of a check",
  "lists kept outside the system",
];

type Audit = {
  area: string;
  sample: number;
  deviations: number;
  due: string;
  grade: string;
  findings: readonly { name: string; cases: number; severity: string; due: string }[];
  next_months: number;
};

function auditOf({ turn, number, updated_at }: Subject): Audit {
  const random = seededRandom(`audit:${number}`);
  const findings = random
    .shuffle(possibleFindings)
    .slice(0, random.integer(3, 5))
    .map((name) => ({
      name,
      cases: random.integer(2, 24),
      severity: random.pick(["low", "medium", "high"]),
      due: dayAfter(updated_at, random.integer(20, 150)),
    }));
  return {
    area: areas[turn % areas.length] as string,
    sample: random.integer(12, 90) * 5,
    deviations: findings.reduce((sum, finding) => sum + finding.cases, 0),
    due:
      findings
        .map((finding) => finding.due)
        .toSorted()
        .at(-1) ?? updated_at,
    grade: random.pick(["satisfactory", "good", "in need of improvement", "insufficient"]),
    findings,
    next_months: random.integer(6, 30),
  };
}

function task(subject: Subject): Section {
  const { department, device, random } = subject;
  const { area, sample } = auditOf(subject);
  const days = random.integer(2, 15);
  return section(
    "Task and method",
    random.pick([
      `The audit looked at ${area} in ${department}. ${sample} cases were drawn at random and checked within ${days} days.`,
      `Over ${days} days, ${sample} cases concerning ${area} in ${department} were examined.`,
      `Subject: ${area}. Place: ${department}. Sample: ${sample} cases, looked through in ${days} days.`,
    ]),
    random.pick([
      `Devices of type ${device.name} make up ${random.integer(15, 70)} % of the sample.`,
      `Among them the ${device.name} is the most frequent model; ${random.integer(2, 30)} were inspected by hand.`,
      `Papers and devices were compared, among others ${random.integer(3, 40)} of the ${device.name}.`,
    ]),
    random.pick(["Talks were held with:", "Heard were:", "Information was given by:"]),
    bullets(
      random
        .shuffle([
          "the head of the department",
          "two clerks",
          "the store keeper",
          "the duty engineer",
          "a supplier's agent",
          "the works council",
          "the data protection officer",
          "new staff",
        ])
        .slice(0, random.integer(3, 4)),
    ),
  );
}

function findings(subject: Subject): Section {
  const { random } = subject;
  const { findings: found, deviations, sample } = auditOf(subject);
  const worst = found.toSorted((left, right) => right.cases - left.cases)[0];
  return section(
    "Findings",
    random.pick([
      `${deviations} of the ${sample} cases were not as they should be.`,
      `In all there were ${deviations} deviations.`,
      `The sample held ${deviations} deviations.`,
    ]),
    table(
      ["Finding", "Cases", "Weight", "To be settled by"],
      found.map(({ name, cases, severity, due }) => [name, cases, severity, due]),
    ),
    random.pick([
      `The most frequent finding, ${worst?.name}, came up ${worst?.cases} times.`,
      `More than anything else there were ${worst?.name}: ${worst?.cases}.`,
      `Most cases (${worst?.cases}) are ${worst?.name}.`,
    ]),
  );
}

function judgement(subject: Subject): Section {
  const { department, random } = subject;
  const { grade, area, next_months } = auditOf(subject);
  return section(
    "Judgement",
    random.pick([
      `Overall, ${area} in ${department} is judged to be ${grade}.`,
      `The state of ${area} is ${grade}.`,
      `Grade: ${grade}.`,
    ]),
    random.pick([
      `Compared with the audit before, things are ${random.pick(["better", "worse", "unchanged"])}. The next one follows in ${next_months} months.`,
      `A further audit is due in ${next_months} months.`,
      `${department} will be audited again after ${next_months} months, sooner if the measures fail.`,
    ]),
  );
}

const measures = [
  "let the system ask for the missing field",
  "check rights on the last day of work",
  "compare both systems every night",
  "draw ten cases a month oneself",
  "let two people sign",
  "move the lists into the system",
  "send a reminder a week before",
  "count the stock twice a year",
  "test one restore a month",
  "teach new staff in their first week",
];

function measuresSection(subject: Subject): Section {
  const { department, device, problem, random } = subject;
  const { due } = auditOf(subject);
  return section(
    "Measures",
    random.pick([`Agreed with ${department}:`, "The department has promised to:", "Recommended:"]),
    bullets(random.shuffle(measures).slice(0, random.integer(3, 5))),
    random.pick([
      `All of it is to be done by ${due}.`,
      `The last measure falls due on ${due}.`,
      `Proof is expected by ${due} at the latest.`,
    ]),
    random.pick([
      `Outside the task it was noticed that tickets about "${problem.symptom}" on the ${device.name} are closed without a test.`,
      `A remark: "${problem.symptom}" on the ${device.name} was booked under ${random.integer(2, 5)} different categories; ${problem.category} is right.`,
      `Beyond the sample, ${random.integer(2, 12)} devices with "${problem.symptom}" stood in the workshop without a ticket.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { department, device, number } = subject;
  const { area, sample, deviations, due, grade, findings: found, next_months } = auditOf(subject);
  const [finding] = found;
  return [
    fact("number", `${sample} cases`, [
      `How large was the sample when ${area} in ${department} was audited?`,
      `How many items did the auditors check in ${department} (${area})?`,
    ]),
    fact("number", `${deviations}`, [
      `How many deviations did the audit of ${area} in ${department} bring to light?`,
      `What was the number of faults found by audit ${number} on ${area}?`,
    ]),
    fact("fact", grade, [
      `How did ${department} do in the audit of ${area}?`,
      `Which grade was given for ${area} in ${department}?`,
    ]),
    fact("fact", due, [
      `By when must ${department} have settled everything from the audit of ${area}?`,
      `Final deadline of the measures in audit ${number} (${department})?`,
    ]),
    fact("number", `${next_months} months`, [
      `When is ${area} in ${department} audited again?`,
      `After what time does the auditor come back to ${department} (${area}, ${device.name})?`,
    ]),
    fact("number", `${finding?.cases}`, [
      `How often did the auditors of ${area} meet "${finding?.name}" in ${department}?`,
    ]),
  ];
}

export const auditReport: DocumentTemplate<"audit-report"> = {
  kind: "audit-report",
  audience: "executives",
  write: (subject) => {
    const { area } = auditOf(subject);
    return {
      title: subject.random.pick([
        `Audit report: ${area} in ${subject.department}`,
        `${subject.department}: audit ${subject.number} of ${area}`,
        `Audit of ${area}, ${subject.department}, ${subject.period}`,
      ]),
      sections: [task, fleetSection, findings, judgement, measuresSection].map((write) => write(subject)),
      facts: [...factsOf(subject), ...fleetFacts(subject)],
    };
  },
};
