import { dayAfter } from "#data/calendar-day.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { clauseOf, remediesOf } from "#data/facts/problem.ts";
import { sparePartsOf } from "#data/facts/spare-part.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Meeting = {
  room: string;
  next: string;
  tickets: number;
  ordered: number;
  part: string;
  budget_usd: number;
  chair: string;
};

function meetingOf({ device, problem, number, updated_at }: Subject): Meeting {
  const random = seededRandom(`meeting:${number}`);
  const part = problem.part === "none" ? random.pick(sparePartsOf(device)).name : problem.part;
  return {
    room: random.pick(["north room", "south room", "workshop", "glass room", "canteen", "video call"]),
    next: dayAfter(updated_at, random.integer(6, 40)),
    tickets: random.integer(4, 190),
    ordered: random.integer(3, 120),
    part,
    budget_usd: random.integer(3, 90) * 500,
    chair: random.pick([
      "head of department",
      "deputy head",
      "service lead",
      "product owner",
      "controller",
      "project office",
    ]),
  };
}

function opening(subject: Subject): Section {
  const { department, updated_at, random } = subject;
  const { room, chair } = meetingOf(subject);
  const roles = random.shuffle([
    "service lead",
    "product owner",
    "buyer",
    "quality officer",
    "workshop lead",
    "site manager",
    "data analyst",
    "works council",
    "trainer",
    "planner",
  ]);
  return section(
    "Present",
    random.pick([
      `${department} met on ${updated_at} (${room}). The ${chair} was in the chair.`,
      `Meeting of ${department}, ${updated_at}, ${room}; chair: ${chair}.`,
      `On ${updated_at} the ${chair} opened the meeting of ${department} in the ${room}.`,
    ]),
    bullets(roles.slice(0, random.integer(4, 7))),
  );
}

function mainItem(subject: Subject): Section {
  const { device, problem, random } = subject;
  const { tickets } = meetingOf(subject);
  const { cause, first, second } = remediesOf(problem);
  return section(
    `1. ${problem.symptom} on the ${device.name}`,
    random.pick([
      `Since the last meeting ${tickets} tickets have come in about the ${device.name} with "${problem.symptom}". The workshop confirms what was suspected. ${cause}`,
      `The service lead reported ${tickets} tickets with "${problem.symptom}". In the devices that were opened the finding was: ${clauseOf(cause)}.`,
      `${tickets} customers have been affected so far. Quality Assurance has looked into ${random.integer(2, 15)} devices. ${cause}`,
    ]),
    random.pick([
      `The desk keeps to its advice: ${clauseOf(first)}. It helped in ${random.integer(40, 85)} % of the cases; for the rest: ${clauseOf(second)}.`,
      `What helps is known. ${first} Where it does not: ${clauseOf(second)}.`,
      `Discussion of the remedy (${clauseOf(first)}). The meeting wants the second one, ${clauseOf(second)}, to be offered sooner.`,
    ]),
  );
}

function otherItems({ device, department, random }: Subject): Section {
  const items = random.shuffle([
    `Attendance at the training on the ${device.family} was ${random.integer(50, 98)} %; two further dates will be offered.`,
    `The survey gave ${department} ${random.integer(31, 49) / 10} of 5 points, ${random.pick(["more", "less"])} than in the quarter before.`,
    `${random.integer(2, 14)} devices of the pool are missing. The stock is to be counted.`,
    `The lease of the ${random.pick(["packing machine", "van", "test bench", "printer"])} ends in ${random.integer(2, 11)} months.`,
    `${random.integer(2, 6)} posts are vacant; ${random.integer(4, 60)} people have applied.`,
    `The ${device.name} costs ${device.price_usd} USD at present. Sales expects no change this year.`,
    `The alarm test on ${random.pick(["Monday", "Wednesday", "Friday"])} took ${random.integer(4, 12)} minutes.`,
    `Waiting time at the hotline was ${random.integer(20, 300)} seconds in the mean.`,
  ]);
  return section("2. Further items", bullets(items.slice(0, random.integer(3, 5))));
}

const deciders = ["buyer", "service lead", "quality officer", "trainer", "planner", "product owner"];

function decisions(subject: Subject): Section {
  const { device, problem, random } = subject;
  const { next, ordered, part, budget_usd } = meetingOf(subject);
  const owners = random.shuffle(deciders);
  return section(
    "Decisions",
    table(
      ["Decision", "Who", "By"],
      [
        [
          random.pick([
            `Order ${ordered} pieces of the ${part} for the ${device.model}`,
            `Put ${ordered} pieces of the ${part} on stock`,
          ]),
          owners[0] ?? "",
          dayAfter(subject.updated_at, random.integer(3, 14)),
        ],
        [
          random.pick([`Spend up to ${budget_usd} USD on the matter`, `Release ${budget_usd} USD`]),
          owners[1] ?? "",
          dayAfter(subject.updated_at, random.integer(3, 30)),
        ],
        [
          random.pick([
            `Tell customers with "${problem.symptom}" what to do`,
            `Write to owners of the ${device.model}`,
            "Add the finding to the knowledge base",
          ]),
          owners[2] ?? "",
          dayAfter(subject.updated_at, random.integer(2, 20)),
        ],
      ],
    ),
    random.pick([
      `The next meeting is on ${next}.`,
      `Next time: ${next}, same place.`,
      `To be continued on ${next}.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { department, device, problem, updated_at } = subject;
  const { tickets, ordered, part, budget_usd, next } = meetingOf(subject);
  return [
    fact("number", `${tickets}`, [
      `How many cases of "${problem.symptom}" on the ${device.name} were reported to the ${department} meeting?`,
      `What number of tickets about "${problem.symptom}" did ${department} discuss on ${updated_at}?`,
    ]),
    fact("number", `${ordered} pieces`, [
      `How many units of the ${part} for the ${device.name} did ${department} resolve to buy?`,
      `What quantity of the ${part} was decided on by ${department} on ${updated_at}?`,
    ]),
    fact("number", `${budget_usd} USD`, [
      `What money did ${department} set aside on ${updated_at} for "${problem.symptom}" on the ${device.name}?`,
      `Which sum was released by ${department} because of "${problem.symptom}" on the ${device.name}?`,
    ]),
    fact("fact", next, [
      `When does ${department} meet again after ${updated_at}?`,
      `What is the date of the meeting of ${department} that follows the one about the ${device.name}?`,
    ]),
  ];
}

export const meetingMinutes: DocumentTemplate<"meeting-minutes"> = {
  kind: "meeting-minutes",
  audience: "managers",
  write: (subject) => ({
    title: subject.random.pick([
      `Minutes of ${subject.department}, ${subject.updated_at}`,
      `${subject.department}: meeting of ${subject.updated_at}`,
      `Minutes ${subject.number}, ${subject.department}: ${subject.problem.symptom}`,
    ]),
    sections: [opening, mainItem, fleetSection, otherItems, decisions].map((write) => write(subject)),
    facts: [...factsOf(subject), ...fleetFacts(subject)],
    problem: subject.problem,
  }),
};
