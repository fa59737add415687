import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, numbered, section, type Section } from "#data/documents/markdown.ts";
import { diagnosticCode } from "#data/facts/diagnostic-code.ts";
import { clauseOf, remediesOf } from "#data/facts/problem.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Activity = { name: string; steps: readonly string[]; record: string };

const activities: readonly Activity[] = [
  {
    name: "return of a defective part",
    record: "return slip",
    steps: [
      "Pack the part in its antistatic bag.",
      "Enter the fault code on the slip.",
      "Attach the label of the supplier.",
      "Hand it to goods-out before noon.",
      "Watch for the supplier's confirmation.",
    ],
  },
  {
    name: "handing out a new device",
    record: "handover sheet",
    steps: [
      "Compare the serial number with the order.",
      "Charge it and install the updates.",
      "Enrol it in device management.",
      "Let the user sign.",
      "Explain how to reach the desk.",
    ],
  },
  {
    name: "exchange in the field",
    record: "visit report",
    steps: [
      "Announce the visit a day ahead.",
      "Take the replacement from the van stock.",
      "Copy what is on the old device.",
      "Run the short test in front of the user.",
      "Take the old device along.",
    ],
  },
  {
    name: "wiping before resale",
    record: "wiping certificate",
    steps: [
      "Remove cards and dongles.",
      "Overwrite the storage.",
      "Reset the setup.",
      "Check that it starts empty.",
      "Stick the green dot on it.",
    ],
  },
  {
    name: "handling a swollen battery",
    record: "hazard note",
    steps: [
      "Switch it off and do not charge it.",
      "Put it into the sand box outside.",
      "Keep people two metres away.",
      "Call the fire officer.",
      "Wait for the carrier with the yellow box.",
    ],
  },
  {
    name: "emergency change of firmware",
    record: "change record",
    steps: [
      "Name a person who decides.",
      "Freeze all other changes.",
      "Install on one device and wait.",
      "Go on in groups of ten.",
      "Keep the old version ready.",
    ],
  },
  {
    name: "stock-taking of spare parts",
    record: "count sheet",
    steps: [
      "Close the store.",
      "Count twice, by two people.",
      "Weigh small parts.",
      "Mark what is out of date.",
      "Book differences the same day.",
    ],
  },
  {
    name: "escalating a ticket",
    record: "escalation note",
    steps: [
      "Read the whole ticket.",
      "Repeat the steps tried so far.",
      "Attach the log.",
      "Call second line instead of writing.",
      "Tell the customer who has it now.",
    ],
  },
  {
    name: "repair after warranty",
    record: "cost estimate",
    steps: [
      "Confirm the date of purchase.",
      "Estimate parts and hours.",
      "Ask the customer for consent.",
      "Order what is missing.",
      "Bill after the final test.",
    ],
  },
];

type Terms = { activity: Activity; hours: number; keep_years: number; share: number; owner: string };

function termsOf({ turn, number }: Subject): Terms {
  const random = seededRandom(`procedure:${number}`);
  return {
    activity: activities[turn % activities.length] as Activity,
    hours: random.integer(3, 96),
    keep_years: random.integer(2, 12),
    share: random.integer(85, 99),
    owner: random.pick([
      "the shift lead",
      "the workshop lead",
      "the process owner",
      "the store keeper",
      "the duty engineer",
      "the quality officer",
    ]),
  };
}

function scope(subject: Subject): Section {
  const { department, device, random } = subject;
  const { activity, owner } = termsOf(subject);
  return section(
    "Scope and owner",
    random.pick([
      `This procedure describes ${activity.name} as ${department} carries it out. It was tried on the ${device.name} and holds for all devices of its series.`,
      `${department} follows these steps for ${activity.name}. The examples use the ${device.name}.`,
      `For ${activity.name}, ${department} has one way of working. Here it is, with the ${device.name} as the example.`,
    ]),
    random.pick([
      `It belongs to ${owner}: questions and proposals go there.`,
      `Changes are made by ${owner} only.`,
      `Responsible for it is ${owner}.`,
    ]),
  );
}

function inputs({ device, problem, random }: Subject): Section {
  const code = diagnosticCode(problem);
  return section(
    "What starts it",
    random.pick([
      `It begins with a ticket. A ticket that says "${problem.symptom}" for a ${device.name}, with test code ${code}, is a typical case.`,
      `A call, a mail or test code ${code} ("${problem.symptom}") on a ${device.name} sets it going.`,
      `Somebody reports "${problem.symptom}" on a ${device.name}; the test says ${code}; the ticket is in category ${problem.category}.`,
    ]),
    random.pick(["To hand should be:", "Needed beforehand:", "Bring along:"]),
    bullets(
      random
        .shuffle([
          "the ticket's number",
          "the serial number",
          "the place of the device",
          "proof of purchase",
          "the user's consent",
          "a working charger or cable",
          `the firmware version (${device.firmware_version} as delivered)`,
        ])
        .slice(0, random.integer(3, 5)),
    ),
  );
}

function steps(subject: Subject): Section {
  const { problem, random } = subject;
  const { activity, hours } = termsOf(subject);
  const { first } = remediesOf(problem);
  const check = random.pick([
    `Make sure the simple remedy was tried: ${clauseOf(first)}.`,
    `Confirm with the customer that this was done: ${clauseOf(first)}.`,
    `Before anything else: ${clauseOf(first)}.`,
  ]);
  return section(
    "Steps",
    numbered([
      check,
      ...activity.steps,
      random.pick([
        `Fill in the ${activity.record}.`,
        `Complete and sign the ${activity.record}.`,
        `File the ${activity.record}.`,
      ]),
    ]),
    random.pick([
      `All of it is done within ${hours} hours of the report.`,
      `Time allowed: ${hours} hours.`,
      `The clock stops ${hours} hours after the ticket came in; later counts as missed.`,
    ]),
  );
}

function proof(subject: Subject): Section {
  const { department, random } = subject;
  const { activity, keep_years, share } = termsOf(subject);
  return section(
    "Proof and measure",
    random.pick([
      `The ${activity.record} is kept for ${keep_years} years.`,
      `${department} keeps each ${activity.record} ${keep_years} years.`,
      `Throw away no ${activity.record} before ${keep_years} years have passed.`,
    ]),
    random.pick([
      `At least ${share} % of the cases have to meet the time. Last quarter it was ${random.integer(70, 99)} %.`,
      `Target: ${share} % in time, measured every ${random.pick(["week", "month", "quarter"])}.`,
      `The measure is the share of cases in time; ${share} % is the least that is accepted.`,
    ]),
    random.pick([
      `Cases beyond the time are discussed on ${random.pick(["Monday", "Tuesday", "Thursday"])} with everybody concerned.`,
      "A case that fails twice leads to a change of this procedure.",
      `Of the last ${random.integer(20, 300)} cases, ${random.integer(1, 12)} had to be opened again.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { department, number } = subject;
  const { activity, hours, keep_years, share, owner } = termsOf(subject);
  return [
    fact("number", `${hours} hours`, [
      `How much time has ${department} for ${activity.name}?`,
      `By when must ${activity.name} be finished in ${department} (${number})?`,
    ]),
    fact("number", `${keep_years} years`, [
      `How long does ${department} archive the ${activity.record}?`,
      `Retention of the ${activity.record} in ${department}?`,
    ]),
    fact("number", `${share} %`, [
      `Which share of cases must be on time in ${department}'s procedure for ${activity.name}?`,
      `What is the target rate for ${activity.name} in ${department}, procedure ${number}?`,
    ]),
    fact("fact", owner, [
      `Who owns the procedure for ${activity.name} in ${department}?`,
      `Whom do I ask for a change to how ${department} does the ${activity.name}?`,
    ]),
  ];
}

export const procedure: DocumentTemplate<"procedure"> = {
  kind: "procedure",
  audience: "employees",
  write: (subject) => {
    const { activity } = termsOf(subject);
    return {
      title: subject.random.pick([
        `Procedure: ${activity.name} (${subject.department})`,
        `${subject.department}, procedure ${subject.number}: ${activity.name}`,
        `How ${subject.department} does it: ${activity.name}`,
      ]),
      sections: [scope, inputs, steps, fleetSection, proof].map((write) => write(subject)),
      facts: [...factsOf(subject), ...fleetFacts(subject)],
    };
  },
};
