import { dayAfter } from "#data/calendar-day.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { releasesOf, type FirmwareRelease } from "#data/facts/firmware-release.ts";
import { clauseOf, remediesOf } from "#data/facts/problem.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Project = {
  name: string;
  devices: number;
  budget_usd: number;
  start: string;
  end: string;
  wave: number;
  release: FirmwareRelease;
  limit: number;
};

function projectOf({ device, number, updated_at }: Subject): Project {
  const random = seededRandom(`project:${number}`);
  const start = dayAfter(updated_at, random.integer(5, 40));
  const release = releasesOf(device).at(-1);
  if (!release) throw new RangeError(`${device.id} has no firmware release`);
  return {
    name: `${random.pick(["Amber", "Basalt", "Cedar", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Indigo", "Juniper"])} ${random.integer(2, 99)}`,
    devices: random.integer(20, 900),
    budget_usd: random.integer(8, 240) * 1000,
    start,
    end: dayAfter(start, random.integer(20, 120)),
    wave: random.integer(5, 60),
    release,
    limit: random.integer(2, 9),
  };
}

function goal(subject: Subject): Section {
  const { department, device, random } = subject;
  const { name, devices, release } = projectOf(subject);
  return section(
    "Goal",
    random.pick([
      `Project ${name} brings ${devices} devices of type ${device.name} in ${department} to firmware ${release.version}. They run ${device.firmware_version} today.`,
      `At the end of ${name} every ${device.name} of ${department}, ${devices} in number, runs ${release.version} instead of ${device.firmware_version}.`,
      `${department} still has ${devices} ${device.name} devices on ${device.firmware_version}. ${name} updates them to ${release.version}.`,
    ]),
    random.pick([
      "Users should notice nothing but a restart.",
      `Success means that at least ${random.integer(90, 99)} % of the devices are done by the end, and no data is lost.`,
      `Not part of it: devices that are out of warranty (${device.warranty_months} months), which are replaced instead.`,
    ]),
  );
}

function schedule(subject: Subject): Section {
  const { random } = subject;
  const { start, end, wave } = projectOf(subject);
  const middle = (share: number) =>
    dayAfter(start, Math.round(((Date.parse(end) - Date.parse(start)) / 86_400_000) * share));
  return section(
    "Schedule",
    table(
      ["Milestone", "Date"],
      [
        [random.pick(["Start", "Kick-off", "Work begins"]), start],
        [random.pick(["Pilot finished", "Pilot group done", "First ten devices done"]), middle(0.2)],
        [random.pick(["Half of the devices", "Halfway", "Fifty in a hundred done"]), middle(0.6)],
        [random.pick(["End", "Handover to operations", "Completion"]), end],
      ],
    ),
    random.pick([
      `After the pilot ${wave} devices a day are updated, in the order of their departments.`,
      `The team manages ${wave} devices a day; more would overload the desk.`,
      `Each day brings a wave of ${wave} devices.`,
    ]),
  );
}

function money(subject: Subject): Section {
  const { random } = subject;
  const { budget_usd } = projectOf(subject);
  const share = random.integer(35, 70);
  return section(
    "Budget and people",
    random.pick([
      `${budget_usd} USD have been granted, ${share} % of them for hours.`,
      `The budget is ${budget_usd} USD. Hours take ${share} %, the rest is for parts and loan devices.`,
      `Costs must not exceed ${budget_usd} USD; ${share} % are planned for staff.`,
    ]),
    bullets(
      random
        .shuffle([
          "project lead, half of the time",
          `technicians: ${random.integer(2, 9)}`,
          "a tester from Quality Assurance",
          "one contact in each office",
          `a loan pool of ${random.integer(4, 25)} devices`,
          "the desk on extended hours",
        ])
        .slice(0, random.integer(3, 5)),
    ),
  );
}

function risks(subject: Subject): Section {
  const { device, problem, random } = subject;
  const { limit, wave } = projectOf(subject);
  const { first } = remediesOf(problem);
  return section(
    "Risks",
    random.pick([
      `If more than ${limit} of a wave of ${wave} fail, the roll-out is halted and the cause is sought.`,
      `The roll-out stops as soon as ${limit} devices of one day's wave do not come back.`,
      `Stop rule: ${limit} failures in a wave.`,
    ]),
    random.pick([
      `Some devices already show "${problem.symptom}". They are treated before the update: ${clauseOf(first)}.`,
      `A ${device.name} with "${problem.symptom}" is left out until this has been done: ${clauseOf(first)}.`,
      `"${problem.symptom}" can be mistaken for a failed update. Technicians therefore begin with the usual remedy. ${first}`,
    ]),
    random.pick([
      `Holidays fall into the schedule; ${random.integer(2, 10)} days are kept in reserve.`,
      `Devices that are never online are called in by letter after ${random.integer(5, 25)} days.`,
      `A failed device is replaced from the pool within ${random.integer(2, 24)} hours.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { department, device } = subject;
  const { name, devices, budget_usd, end, release, limit } = projectOf(subject);
  return [
    fact("number", `${devices}`, [
      `How many machines does project ${name} update in ${department}?`,
      `What is the number of ${device.name} devices in the roll-out of ${department}?`,
    ]),
    fact("number", `${budget_usd} USD`, [
      `What may project ${name} cost?`,
      `How much money has ${department} for the firmware roll-out on the ${device.name}?`,
    ]),
    fact("fact", end, [
      `When is ${name} to be complete?`,
      `By what date does ${department} want its ${device.name} devices updated?`,
    ]),
    fact("fact", release.version, [
      `Which firmware does project ${name} install on the ${device.name}?`,
      `To which version does ${department} bring its ${device.name} devices?`,
    ]),
    { kind: "number", answer: `${limit}`, asks: [`How many failures in one wave stop project ${name}?`] },
  ];
}

export const projectPlan: DocumentTemplate<"project-plan"> = {
  kind: "project-plan",
  audience: "managers",
  isCurrent: true,
  write: (subject) => {
    const { name, release } = projectOf(subject);
    return {
      title: subject.random.pick([
        `Project plan ${name}: new firmware for the ${subject.device.name}`,
        `${name}: updating the ${subject.device.name} in ${subject.department}`,
        `Plan ${subject.number}: firmware roll-out ${name}, ${subject.department}`,
      ]),
      sections: [goal, fleetSection, schedule, money, risks].map((write) => write(subject)),
      facts: [...factsOf(subject), ...fleetFacts(subject)],
      firmware_version: release.version,
      names: { project: name },
    };
  },
};
