import { dayAfter } from "#data/calendar-day.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { diagnosticCode } from "#data/facts/diagnostic-code.ts";
import { clauseOf, remediesOf, saidOf } from "#data/facts/problem.ts";
import { sparePart } from "#data/facts/spare-part.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Incident = {
  site: string;
  affected: number;
  hours: number;
  day: string;
  cost_usd: number;
  at: string;
  severity: string;
  noticed: string;
};

function incidentOf({ number, updated_at }: Subject): Incident {
  const random = seededRandom(`incident:${number}`);
  return {
    site: random.pick([
      "Rotterdam depot",
      "Bristol office",
      "Singapore hub",
      "Leipzig plant",
      "Austin office",
      "Gdansk warehouse",
      "Osaka lab",
      "Porto call centre",
      "Lyon workshop",
      "Calgary office",
      "Pune campus",
    ]),
    affected: random.integer(2, 140),
    hours: random.integer(2, 70),
    day: dayAfter(updated_at, -random.integer(2, 20)),
    cost_usd: random.integer(4, 400) * 100,
    at: `${String(random.integer(5, 21)).padStart(2, "0")}:${random.pick(["05", "10", "20", "35", "40", "55"])}`,
    severity: random.pick(["minor", "moderate", "major", "critical"]),
    noticed: random.pick([
      "a user at the desk",
      "monitoring",
      "the night shift",
      "a technician on site",
      "an automatic test",
      "the customer's own staff",
    ]),
  };
}

function happened(subject: Subject): Section {
  const { department, device, problem, random } = subject;
  const { site, affected, day, at, noticed, severity } = incidentOf(subject);
  return section(
    "What happened",
    random.pick([
      `On ${day} at ${at} ${affected} devices of type ${device.name} failed at the ${site} with "${problem.symptom}". It was noticed by ${noticed}.`,
      `${capital(noticed)} reported "${problem.symptom}" at the ${site} on ${day}, ${at}. In the end ${affected} ${device.name} devices were concerned.`,
      `The ${site} lost the use of ${affected} ${device.name} devices on ${day} from ${at} on. The symptom: ${problem.symptom}. First to see it: ${noticed}.`,
    ]),
    random.pick([
      `In the words of the first report: "${saidOf(random.pick(problem.says), device)}".`,
      `One user put it thus: "${saidOf(random.pick(problem.says), device)}".`,
      `The first ticket read "${saidOf(random.pick(problem.says), device)}".`,
    ]),
    random.pick([
      `${department} rated the incident as ${severity}.`,
      `Severity: ${severity}, set by ${department}.`,
    ]),
  );
}

function timeline(subject: Subject): Section {
  const { problem, random } = subject;
  const { at, hours } = incidentOf(subject);
  const offsets = [random.integer(3, 12), random.integer(15, 40), random.integer(45, 110)];
  return section(
    "Course",
    table(
      ["After", "Event"],
      [
        ["0 min", `first report (${at})`],
        [
          `${offsets[0]} min`,
          random.pick(["the desk opens a case", "the duty engineer is called", "monitoring confirms it"]),
        ],
        [
          `${offsets[1]} min`,
          `${random.pick(["the built-in test reports", "a device on the bench shows", "the log holds"])} ${diagnosticCode(problem)}`,
        ],
        [
          `${offsets[2]} min`,
          random.pick(["all users are told", "the site goes over to loan devices", "second line takes over"]),
        ],
        [
          `${hours} h`,
          random.pick(["everything works again", "the last device is back", "the case is closed"]),
        ],
      ],
    ),
  );
}

function causeAndRemedy({ device, problem, random }: Subject): Section {
  const { cause, first, second } = remediesOf(problem);
  const part = problem.part === "none" ? undefined : sparePart(device, problem.part);
  const settled = random.integer(30, 80);
  return section(
    "Cause and remedy",
    random.pick([
      `${cause} Nothing else was found in the devices that were opened.`,
      `The investigation ended with a clear finding: ${clauseOf(cause)}.`,
      `Bench tests of ${random.integer(2, 8)} devices point to one cause. ${cause}`,
    ]),
    random.pick([
      `The first measure, ${clauseOf(first)}, was enough for ${settled} % of the devices. On the others it took the second: ${clauseOf(second)}.`,
      `Measure one: ${clauseOf(first)} (success in ${settled} % of the cases). Measure two: ${clauseOf(second)}.`,
      `Technicians did as the guide says. ${first} ${settled} % worked again. For the remainder: ${clauseOf(second)}.`,
    ]),
    part
      ? random.pick([
          `Exchanged was the ${part.name}, order number ${part.number}.`,
          `Spare part used: ${part.name} (${part.number}).`,
        ])
      : random.pick(["No part had to be exchanged.", "It took no spare part."]),
  );
}

function consequences(subject: Subject): Section {
  const { device, problem, random } = subject;
  const { hours, cost_usd, site } = incidentOf(subject);
  const lessons = [
    `keep ${random.integer(3, 30)} loan devices at the ${site}`,
    "test after each delivery, not only the first",
    `teach the desk code ${diagnosticCode(problem)}`,
    "call users before they call the desk",
    `check all other ${device.family} devices`,
    "write down who decides at night",
    "let monitoring watch for the symptom",
  ];
  return section(
    "Damage and lessons",
    random.pick([
      `Work stood still for ${hours} hours; the damage is put at ${cost_usd} USD.`,
      `The outage lasted ${hours} hours and cost ${cost_usd} USD.`,
      `${hours} hours passed until everything worked. Cost: ${cost_usd} USD, hours included.`,
    ]),
    bullets(random.shuffle(lessons).slice(0, random.integer(3, 5))),
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function factsOf(subject: Subject): DocumentFact[] {
  const { device, problem } = subject;
  const { site, affected, hours, day, cost_usd, noticed, severity } = incidentOf(subject);
  const { cause, first } = remediesOf(problem);
  return [
    fact("number", `${affected}`, [
      `How many ${device.name} devices broke down at the ${site}?`,
      `What number of devices was hit by "${problem.symptom}" at the ${site} on ${day}?`,
    ]),
    fact("number", `${hours} hours`, [
      `How long was the ${site} without its ${device.name} devices?`,
      `How much time did it take to recover from "${problem.symptom}" at the ${site}?`,
    ]),
    fact("fact", clauseOf(cause), [
      `What was found to be behind the ${device.name} failures at the ${site}?`,
      `Why did the ${device.name} devices at the ${site} fail with "${problem.symptom}"?`,
    ]),
    fact("procedure", clauseOf(first), [
      `Which measure did technicians take first when the ${device.name} devices at the ${site} failed?`,
      `How was "${problem.symptom}" at the ${site} tackled to begin with?`,
    ]),
    fact("number", `${cost_usd} USD`, [
      `What did the incident with the ${device.name} at the ${site} cost?`,
      `How large was the damage at the ${site} on ${day}?`,
    ]),
    fact("fact", noticed, [`Who discovered the incident at the ${site} with the ${device.name}?`]),
    fact("fact", severity, [`How severe was the ${device.name} incident at the ${site} judged to be?`]),
  ];
}

export const incidentReport: DocumentTemplate<"incident-report"> = {
  kind: "incident-report",
  audience: "managers",
  write: (subject) => ({
    title: subject.random.pick([
      `Incident ${subject.number}: ${subject.problem.symptom} at the ${incidentOf(subject).site}`,
      `Incident report: ${subject.device.name}, ${incidentOf(subject).site}`,
      `${incidentOf(subject).site}: incident with the ${subject.device.name}`,
    ]),
    sections: [happened, timeline, causeAndRemedy, fleetSection, consequences].map((write) => write(subject)),
    facts: [...factsOf(subject), ...fleetFacts(subject)],
    problem: subject.problem,
    names: { site: incidentOf(subject).site },
  }),
};
