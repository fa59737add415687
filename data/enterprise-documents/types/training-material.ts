import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, numbered, section, type Section } from "#data/documents/markdown.ts";
import { diagnosticCode } from "#data/facts/diagnostic-code.ts";
import { clauseOf, remediesOf, saidOf } from "#data/facts/problem.ts";
import { serviceData } from "#data/facts/service-data.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Course = {
  code: string;
  hours: number;
  pass: number;
  people: number;
  room: string;
  refresh_months: number;
};

function courseOf({ number }: Subject): Course {
  const random = seededRandom(`course:${number}`);
  return {
    code: `T-${random.integer(100, 999)}`,
    hours: random.integer(2, 16),
    pass: random.integer(12, 19) * 5,
    people: random.integer(5, 24),
    room: random.pick([
      "in the workshop",
      "on line",
      "in the training room",
      "at the customer's site",
      "in two halves on line",
    ]),
    refresh_months: random.integer(6, 36),
  };
}

function frame(subject: Subject): Section {
  const { department, device, problem, random } = subject;
  const { code, hours, people, room } = courseOf(subject);
  return section(
    "The course",
    random.pick([
      `Course ${code} prepares staff of ${department} for one fault: "${problem.symptom}" on the ${device.name}. It lasts ${hours} hours and takes place ${room}, with at most ${people} people.`,
      `In ${hours} hours (${room}) up to ${people} people of ${department} learn to deal with "${problem.symptom}" on the ${device.name}. The course's code is ${code}.`,
      `${code}: ${hours} hours, ${people} seats, ${room}. Subject: the ${device.name} with "${problem.symptom}". For staff of ${department}.`,
    ]),
    random.pick(["At the end you can:", "Aims:", "What you take home:"]),
    bullets(
      random
        .shuffle([
          `tell "${problem.symptom}" from similar faults`,
          "ask the customer the right three questions",
          "run the built-in test and read its code",
          "open and close the device without damage",
          "say when to hand over",
          "write a ticket that others understand",
          "name the part and order it",
        ])
        .slice(0, random.integer(3, 5)),
    ),
  );
}

function knowledge({ device, problem, random }: Subject): Section {
  const { cause, otherCause } = remediesOf(problem);
  const { torque_ncm } = serviceData(device);
  return section(
    "What you need to know",
    random.pick([
      `Remember two causes. The frequent one: ${clauseOf(cause)}. The rare one: ${clauseOf(otherCause)}.`,
      `${cause} Less often it is something else. ${otherCause}`,
      `Most devices have this: ${clauseOf(cause)}. A few have that: ${clauseOf(otherCause)}.`,
    ]),
    random.pick([
      `The built-in test shows ${diagnosticCode(problem)}. Learn the code by heart; customers read it out to you.`,
      `${diagnosticCode(problem)} on the display settles it.`,
      `Test code: ${diagnosticCode(problem)}.`,
    ]),
    random.pick([
      `Whoever opens the ${device.model} closes it with ${torque_ncm} Ncm; that is in the test.`,
      `The ${device.model} weighs ${device.weight_g} g and came out in ${device.year}: two answers that customers expect you to know.`,
      `Firmware matters too. The ${device.model} is delivered with ${device.firmware_version}.`,
    ]),
  );
}

function exercise({ device, problem, random }: Subject): Section {
  const { first, second } = remediesOf(problem);
  const [said, other] = random.shuffle(problem.says);
  return section(
    "Exercise",
    random.pick([
      `One of you plays the customer and says: "${saidOf(said ?? "", device)}".`,
      `Read this ticket to each other: "${saidOf(said ?? "", device)}". Then this one: "${saidOf(other ?? "", device)}".`,
      `A caller begins with "${saidOf(said ?? "", device)}". Take over.`,
    ]),
    numbered([
      random.pick([
        "Repeat what you understood.",
        "Ask since when, and what changed.",
        "Find out what was tried already.",
      ]),
      random.pick([
        `Recommend the usual remedy: ${clauseOf(first)}.`,
        `Guide the caller through this: ${clauseOf(first)}.`,
        `${first}`,
      ]),
      random.pick([
        "Let the customer describe what is seen now.",
        "Wait for the result without talking.",
        "Check the result by the test.",
      ]),
      random.pick([
        `The customer says that it did not help. Go on: ${clauseOf(second)}.`,
        `No success? Then: ${clauseOf(second)}.`,
        `Second attempt: ${clauseOf(second)}.`,
      ]),
      random.pick([
        "Swap roles.",
        "Compare notes with the pair beside you.",
        "Write the ticket within three minutes.",
      ]),
    ]),
  );
}

function examination(subject: Subject): Section {
  const { random, problem } = subject;
  const { pass, refresh_months, code } = courseOf(subject);
  return section(
    "Test and certificate",
    random.pick([
      `The test has ${random.integer(8, 40)} questions. Whoever reaches ${pass} % has passed.`,
      `To pass, ${pass} % of the points are needed; one repetition is allowed.`,
      `Pass mark: ${pass} %. A practical part counts for ${random.integer(20, 60)} % of it.`,
    ]),
    random.pick([
      `The certificate for ${code} is valid for ${refresh_months} months.`,
      `After ${refresh_months} months ${code} has to be refreshed.`,
      `Refresh it every ${refresh_months} months.`,
    ]),
    random.pick([
      `Only certified staff take tickets of category ${problem.category} on their own.`,
      "Results are seen by nobody but you and the trainer.",
      `Last time ${random.integer(70, 100)} % passed.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { department, device, problem } = subject;
  const { code, hours, pass, people, refresh_months } = courseOf(subject);
  return [
    fact("number", `${hours} hours`, [
      `How long is the ${department} course on "${problem.symptom}" (${device.name})?`,
      `What time does course ${code} take?`,
    ]),
    fact("number", `${pass} %`, [
      `What result does one need in the test of course ${code}?`,
      `When has somebody passed the training of ${department} on the ${device.name}?`,
    ]),
    fact("number", `${refresh_months} months`, [
      `How long does the certificate of course ${code} last?`,
      `When must the ${department} training on "${problem.symptom}" be repeated (${device.name})?`,
    ]),
    fact("fact", code, [
      `Which course teaches ${department} to deal with "${problem.symptom}" on the ${device.name}?`,
    ]),
    { kind: "number", answer: `${people}`, asks: [`How many may take part in course ${code} at once?`] },
  ];
}

export const trainingMaterial: DocumentTemplate<"training-material"> = {
  kind: "training-material",
  audience: "support agents",
  write: (subject) => {
    const { code } = courseOf(subject);
    return {
      title: subject.random.pick([
        `Course ${code}: "${subject.problem.symptom}" on the ${subject.device.name}`,
        `Training for ${subject.department}: ${subject.device.name}, ${subject.problem.symptom}`,
        `${subject.device.name}: training unit ${subject.number} (${subject.problem.symptom})`,
      ]),
      sections: [frame, fleetSection, knowledge, exercise, examination].map((write) => write(subject)),
      facts: [...factsOf(subject), ...fleetFacts(subject)],
      problem: subject.problem,
    };
  },
};
