import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, numbered, section, table, type Section } from "#data/documents/markdown.ts";
import { diagnosticCode } from "#data/facts/diagnostic-code.ts";
import { releaseFixing } from "#data/facts/firmware-release.ts";
import { clauseOf, remediesOf, saidOf } from "#data/facts/problem.ts";
import { sparePart } from "#data/facts/spare-part.ts";

function recognise({ device, problem, random }: Subject): Section {
  const { pick } = random;
  const said = random.shuffle(problem.says).slice(0, random.integer(2, 4));
  return section(
    "How to recognise it",
    `${pick([
      `This guide covers the symptom "${problem.symptom}" on the ${device.name} (${device.form_factor}, ${device.year}).`,
      `Use this page when a ${device.name} is reported with "${problem.symptom}".`,
      `The ${device.name} is known for few faults; "${problem.symptom}" is one of those that reach the desk.`,
    ])} ${pick(["People put it in words such as these:", "Callers tell it in their own way:", "Typical reports read:"])}`,
    bullets(said.map((clause) => `"${saidOf(clause, device)}"`)),
    pick([
      `The built-in test of the device ends with code ${diagnosticCode(problem)} when the fault is present.`,
      `Start the built-in test: ${diagnosticCode(problem)} is the code that belongs to this fault.`,
      `Where the built-in test runs at all, it reports ${diagnosticCode(problem)}.`,
    ]),
  );
}

function causes({ problem, random }: Subject): Section {
  const { cause, otherCause } = remediesOf(problem);
  const share = random.integer(55, 84);
  return section(
    "Cause",
    random.pick([
      `In about ${share} of a hundred cases the finding is the same. ${cause} The rest come down to another one. ${otherCause}`,
      `${cause} That accounts for roughly ${share} % of the reports. Otherwise look for the second cause. ${otherCause}`,
      `Two causes are known. The usual one (${share} %): ${clauseOf(cause)}. The rarer one: ${clauseOf(otherCause)}.`,
    ]),
  );
}

const precautions = [
  "Ask for a copy of everything that matters.",
  "Make sure nobody works on the device meanwhile.",
  "Tell the customer how long it will take.",
  "Rule out a fault of the room: power, network, heat.",
];

function remedy({ device, problem, random }: Subject): Section {
  const { pick } = random;
  const { first, second } = remediesOf(problem);
  const minutes = random.integer(5, 45);
  return section(
    "What to do",
    numbered([
      pick([
        `Write down the serial number and the installed version (delivered with ${device.firmware_version}).`,
        `Ask which version is installed; ${device.firmware_version} is what the device left the factory with.`,
        `Check that the device is the ${device.model} and note its firmware, ${device.firmware_version} or later.`,
      ]),
      pick(precautions),
      first,
      pick([
        `Watch the device for ${minutes} minutes under its usual load.`,
        `Repeat the built-in test after ${minutes} minutes.`,
        `Let it run for ${minutes} minutes and try what failed before.`,
      ]),
      pick([
        `If the symptom is still there: ${clauseOf(second)}.`,
        `Where that has not helped, go on: ${clauseOf(second)}.`,
        `Only when it comes back: ${clauseOf(second)}.`,
      ]),
      pick([
        "Close the case with both findings in it.",
        "Put down which of the two steps helped.",
        "Record the result, also when nothing helped.",
      ]),
    ]),
    pick([
      `The first thing to advise is therefore to ${problem.first}; a customer who has done so already is told to ${problem.afterwards}.`,
      `In short: ${problem.first}, and after that ${problem.afterwards}.`,
      `Agents choose the next step "${problem.first}" in the case, then "${problem.afterwards}".`,
    ]),
  );
}

function supplies({ device, problem, random }: Subject): Section {
  const release = releaseFixing(device, problem.key);
  const software = release
    ? random.pick([
        `Firmware ${release.version} of ${release.released_on} removes the fault where software causes it.`,
        `Where software is to blame, the fault is gone from version ${release.version} (${release.released_on}) on.`,
      ])
    : random.pick([
        "No firmware release changes anything about it: it is not a software fault.",
        "New firmware does not help here, so do not make customers wait for one.",
      ]);
  if (problem.part === "none") return section("Parts and software", "No spare part is needed.", software);
  const part = sparePart(device, problem.part);
  return section(
    "Parts and software",
    table(
      ["Part", "Order number", "Exchange", "Price"],
      [[part.name, part.number, `${part.minutes} minutes`, `${part.price_usd} USD`]],
    ),
    software,
  );
}

function escalation({ device, problem, random }: Subject): Section {
  const { pick } = random;
  const hours = random.integer(2, 48);
  return section(
    "When to hand over",
    pick([
      `Hand the case to second line after ${hours} hours without progress, with the code, the steps taken and a picture of the fault.`,
      `After two fruitless attempts, or ${hours} hours, second line takes over. It needs the log of the ${device.model} and the answers from step 1.`,
      `A third report of "${problem.symptom}" from the same ${device.form_factor} goes to second line at once; otherwise wait ${hours} hours.`,
    ]),
    pick([
      `The warranty of ${device.warranty_months} months covers the repair unless there are signs of liquid or a fall.`,
      `Within ${device.warranty_months} months of purchase the customer pays nothing.`,
      `Look up the purchase date: warranty ends after ${device.warranty_months} months.`,
    ]),
  );
}

function factsOf({ device, problem }: Subject): DocumentFact[] {
  const { first, second } = remediesOf(problem);
  return [
    fact(
      "fact",
      diagnosticCode(problem),
      [
        `Which code does the self-test of the ${device.name} give for "${problem.symptom}"?`,
        `What test result tells a technician that a ${device.name} has the fault "${problem.symptom}"?`,
        `${device.name}, ${problem.symptom}: what does diagnostics report?`,
      ],
      [problem.symptom],
    ),
    fact(
      "procedure",
      clauseOf(first),
      [
        `What should be tried first on a ${device.name} with "${problem.symptom}"?`,
        `A ${device.name} suffers from "${problem.symptom}". How do I get rid of it?`,
        `${problem.symptom} on my ${device.name} - what helps?`,
      ],
      [problem.symptom],
    ),
    fact(
      "procedure",
      clauseOf(second),
      [
        `The usual remedy for "${problem.symptom}" did not work on a ${device.name}. What comes next?`,
        `What is the fallback when a ${device.name} keeps having "${problem.symptom}"?`,
      ],
      [problem.symptom],
    ),
  ];
}

export const troubleshooting: DocumentTemplate<"troubleshooting"> = {
  kind: "troubleshooting",
  audience: "support agents",
  department: "Customer Support",
  isCurrent: true,
  write: (subject) => ({
    title: subject.random.pick([
      `Troubleshooting the ${subject.device.name}: ${subject.problem.symptom}`,
      `${subject.device.name}: what to do about "${subject.problem.symptom}"`,
      `Fault guide ${subject.number}: ${subject.problem.symptom} on the ${subject.device.name}`,
    ]),
    sections: [recognise, causes, remedy, supplies, escalation].map((write) => write(subject)),
    facts: factsOf(subject),
    problem: subject.problem,
  }),
};
